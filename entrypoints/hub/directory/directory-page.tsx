import { ContactRound, UserRoundPlus } from "lucide";
import { useState } from "preact/hooks";
import { i18n } from "#i18n";
import { Button } from "../../../components/button.tsx";
import { EmptyState } from "../../../components/empty-state.tsx";
import { number } from "../../../components/format.ts";
import { Shown, useLive } from "../../../components/live.tsx";
import { GuestDialog } from "../../../components/matching/guest-dialog.tsx";
import { usePeople } from "../../../components/matching/people.ts";
import { complain } from "../../../components/matching/undo.ts";
import { Page } from "../../../components/page.tsx";
import { toast } from "../../../components/toast.tsx";
import { send } from "../../../lib/messages/send.ts";
import { listGuests, listSources, undoableSources } from "../../../lib/store/people.ts";
import { DropArea } from "./drop-area.tsx";
import { FileButton } from "./file-button.tsx";
import { ImportDialog } from "./import-dialog.tsx";
import { PeopleTabs } from "./people-tabs.tsx";
import { SourceList } from "./source-list.tsx";
import { type Done, useImport } from "./use-import.ts";

async function readSources() {
  const sources = await listSources();
  const [undoable, guests] = await Promise.all([undoableSources(sources), listGuests()]);
  return { sources, undoable, guests: guests.length };
}

/** The people of the company: files they come from, guests added by hand, and in which hubs each of them is. */
export function DirectoryPage() {
  usePeople();
  const live = useLive(["sources", "importUndo", "people"], readSources);
  const importing = useImport(tell);
  const [guest, setGuest] = useState({ n: 0, open: false });
  const open = (file: File) => void importing.open(file, null);
  return (
    <Page
      title={i18n.t("directory.title")}
      subtitle={i18n.t("directory.lead")}
      actions={
        <>
          <Button icon={UserRoundPlus} onClick={() => setGuest(({ n }) => ({ n: n + 1, open: true }))}>
            {i18n.t("guest.add")}
          </Button>
          <FileButton label={i18n.t("directory.import")} onFile={open} primary />
        </>
      }
    >
      <Shown live={live} rows={6}>
        {({ sources, undoable, guests }) => (
          <DropArea onFile={open}>
            {sources.length === 0 && (
              <EmptyState icon={ContactRound} title={i18n.t("directory.empty.title")}>
                <p>{i18n.t("directory.empty.text")}</p>
                <p>{i18n.t("directory.empty.drop")}</p>
              </EmptyState>
            )}
            <SourceList
              sources={sources}
              undoable={undoable}
              onFile={(file, source) => void importing.open(file, source.id)}
            />
            {(sources.length > 0 || guests > 0) && <PeopleTabs sources={sources} />}
          </DropArea>
        )}
      </Shown>
      <ImportDialog importing={importing} />
      <GuestDialog
        key={guest.n}
        guest={null}
        open={guest.open}
        onClose={() => setGuest(({ n }) => ({ n, open: false }))}
      />
    </Page>
  );
}

/** Says what came of an import, with a way to take it back. */
function tell({ sourceId, deedId, people }: Done): void {
  toast(i18n.t("directory.imported", people, [number(people)]), {
    action: { label: i18n.t("matching.undo"), act: () => void undoImport(sourceId, deedId) },
  });
}

async function undoImport(sourceId: string, deedId: string): Promise<void> {
  const envelope = await send("people.undoImport", { sourceId, deedId });
  if (envelope.ok) toast(i18n.t("directory.importUndone"));
  else complain(envelope.problem);
}
