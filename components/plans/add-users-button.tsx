import { UserPlus } from "lucide";
import { useState } from "preact/hooks";
import { i18n } from "#i18n";
import type { Hub } from "../../lib/store/records.ts";
import { Button, IconButton } from "../button.tsx";
import { AddUsersDialog } from "./add-users-dialog.tsx";

interface Props {
  /** Hubs that were read; the first is the one that is offered. */
  hubs: readonly Hub[];
  /** Where there is no room for the word. */
  small?: boolean;
}

/** "Add users", and its dialog. What was typed is there again when it is opened again. */
export function AddUsersButton({ hubs, small = false }: Props) {
  const [open, setOpen] = useState(false);
  const [needed, setNeeded] = useState(false);
  const show = () => {
    setNeeded(true);
    setOpen(true);
  };
  if (hubs.length === 0) return null;
  return (
    <>
      {small ? (
        <IconButton icon={UserPlus} label={i18n.t("members.add")} onClick={show} />
      ) : (
        <Button icon={UserPlus} look="primary" onClick={show}>
          {i18n.t("members.add")}
        </Button>
      )}
      {needed && <AddUsersDialog key={hubs[0]?.id} hubs={hubs} open={open} onClose={() => setOpen(false)} />}
    </>
  );
}
