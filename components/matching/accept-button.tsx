import type { ReadonlySignal } from "@preact/signals";
import { ListChecks } from "lucide";
import { useState } from "preact/hooks";
import { i18n } from "#i18n";
import { Button } from "../button.tsx";
import type { MemberRow } from "../members/rows.ts";
import { AcceptDialog } from "./accept-dialog.tsx";
import type { Suggester } from "./suggester.ts";

interface Props {
  members: readonly MemberRow[];
  suggester: ReadonlySignal<Suggester | null>;
}

/** The way to take many suggestions at once; there once suggestions can be made at all. */
export function AcceptButton({ members, suggester }: Props) {
  const [state, setState] = useState({ n: 0, open: false });
  const { value } = suggester;
  return (
    <>
      {value && (
        <Button icon={ListChecks} onClick={() => setState(({ n }) => ({ n: n + 1, open: true }))}>
          {i18n.t("accept.open")}
        </Button>
      )}
      {value && state.n > 0 && (
        <AcceptDialog
          key={state.n}
          members={members}
          suggest={value}
          open={state.open}
          onClose={() => setState(({ n }) => ({ n, open: false }))}
        />
      )}
    </>
  );
}
