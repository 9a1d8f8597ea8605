import { FileUp } from "lucide";
import { useRef } from "preact/hooks";
import { Button } from "../../../components/button.tsx";

interface Props {
  label: string;
  onFile: (file: File) => void;
  primary?: boolean;
}

/** A button that lets a file be chosen. The field behind it is the browser's own, named like the button and out of the way of Tab. */
export function FileButton({ label, onFile, primary = false }: Props) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button look={primary ? "primary" : "plain"} icon={FileUp} onClick={() => field.current?.click()}>
        {label}
      </Button>
      <input
        ref={field}
        type="file"
        hidden
        aria-label={label}
        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          // The same file may be chosen again once it was corrected.
          currentTarget.value = "";
          if (file) onFile(file);
        }}
      />
    </>
  );
}
