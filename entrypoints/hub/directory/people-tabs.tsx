import { useMemo, useState } from "preact/hooks";
import { i18n } from "#i18n";
import { Shown, useLive } from "../../../components/live.tsx";
import { Loading } from "../../../components/loading.tsx";
import { GuestDialog } from "../../../components/matching/guest-dialog.tsx";
import { people } from "../../../components/matching/people.ts";
import { PersonCard } from "../../../components/matching/person-card.tsx";
import { readPlaces } from "../../../components/matching/places.ts";
import { Tabs } from "../../../components/table/tabs.tsx";
import type { DirectorySource, Person } from "../../../lib/store/people-records.ts";
import { PeopleTable } from "./people-table.tsx";

const TABS = ["people", "guests"] as const;

/** Everybody, and the guests apart, each with the hubs they are in. */
export function PeopleTabs({ sources }: { sources: readonly DirectorySource[] }) {
  const [tab, setTab] = useState<(typeof TABS)[number]>(sources.length === 0 ? "guests" : "people");
  const places = useLive(["decisions", "members", "hubs"], readPlaces);
  const known = people.value;
  const [card, setCard] = useState<{ id: string | null; open: boolean }>({ id: null, open: false });
  const [edited, setEdited] = useState<{ guest: Person | null; n: number; open: boolean }>({
    guest: null,
    n: 0,
    open: false,
  });

  const lists = useMemo(() => {
    const made: Record<(typeof TABS)[number], Person[]> = { people: [], guests: [] };
    for (const person of known?.values() ?? []) {
      // Who is gone and in no hub is kept for the history of a decision only.
      const shown = person.status !== "gone" || (places.state === "ready" && places.value.has(person.id));
      if (shown) made[person.guest ? "guests" : "people"].push(person);
    }
    return made;
  }, [known, places]);

  if (!known) return <Loading rows={6} />;
  return (
    <Shown live={places} rows={6}>
      {(ready) => (
        <>
          <Tabs
            label={i18n.t("directory.tabs")}
            tabs={TABS.map((key) => ({ key, label: i18n.t(`directory.${key}`), count: lists[key].length }))}
            chosen={tab}
            onChoose={(key) => setTab(TABS.find((name) => name === key) ?? "people")}
          >
            <PeopleTable
              key={tab}
              kind={tab}
              rows={lists[tab]}
              places={ready}
              sources={sources}
              known={known}
              onOpen={({ id }) => setCard({ id, open: true })}
            />
          </Tabs>
          {card.id !== null && (
            <PersonCard
              personId={card.id}
              open={card.open}
              onClose={() => setCard({ ...card, open: false })}
              onEdit={() => {
                const guest = (card.id && known.get(card.id)) || null;
                setCard({ ...card, open: false });
                setEdited(({ n }) => ({ guest, n: n + 1, open: true }));
              }}
            />
          )}
          {edited.guest && (
            <GuestDialog
              key={edited.n}
              guest={edited.guest}
              open={edited.open}
              onClose={() => setEdited((before) => ({ ...before, open: false }))}
            />
          )}
        </>
      )}
    </Shown>
  );
}
