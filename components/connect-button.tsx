import { useSignal } from "@preact/signals";
import { Plus } from "lucide";
import { i18n } from "#i18n";
import { Button } from "./button.tsx";
import { IntroDialog } from "./intro-dialog.tsx";
import { places } from "./links.ts";

interface Props {
  introSeen: boolean;
  go: (place: string) => void;
}

/** "Connect Business Hub": over the intro dialog, unless it was told not to come again, to the form. */
export function ConnectButton({ introSeen, go }: Props) {
  const open = useSignal(false);
  return (
    <>
      <Button
        look="primary"
        icon={Plus}
        onClick={() => {
          if (introSeen) go(places.connect);
          else open.value = true;
        }}
      >
        {i18n.t("hubs.connect")}
      </Button>
      <IntroDialog
        open={open.value}
        onClose={() => {
          open.value = false;
        }}
        onStart={() => {
          open.value = false;
          go(places.connect);
        }}
      />
    </>
  );
}
