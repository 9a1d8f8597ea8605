import { ContactRound, UserRoundPlus } from "lucide";
import { useMemo } from "preact/hooks";
import { i18n } from "#i18n";
import { EmptyState } from "../../../components/empty-state.tsx";
import { list } from "../../../components/format.ts";
import type { Place } from "../../../components/matching/places.ts";
import { personState } from "../../../components/matching/words.ts";
import type { Column, Filter } from "../../../components/table/column.ts";
import { TableView } from "../../../components/table/table-view.tsx";
import { now } from "../../../components/time.tsx";
import { hasLeft } from "../../../lib/matching/tab.ts";
import type { DirectorySource, Person } from "../../../lib/store/people-records.ts";
import style from "./directory.module.css";

type Places = ReadonlyMap<string, readonly Place[]>;

interface Props {
  kind: "people" | "guests";
  rows: readonly Person[];
  /** Of each person who is in a hub, where. */
  places: Places;
  sources: readonly DirectorySource[];
  known: ReadonlyMap<string, Person>;
  onOpen: (row: Person) => void;
}

const texts = (row: Person) => [
  row.name,
  row.email,
  row.username,
  row.department,
  row.title,
  row.guest?.company ?? null,
  ...row.aliases,
];

/** People with the hubs they are in. */
export function PeopleTable({ kind, rows, places, sources, known, onOpen }: Props) {
  const columns = useMemo(() => columnsOf(kind, known, places), [kind, known, places]);
  const filters = useMemo(() => filtersOf(sources, places), [sources, places]);
  return (
    <TableView
      label={i18n.t(`directory.${kind}`)}
      searchLabel={i18n.t("directory.search")}
      rows={rows}
      rowKey={({ id }) => id}
      columns={columns}
      filters={filters}
      texts={texts}
      sort={{ column: "name", descending: false }}
      onOpen={onOpen}
      empty={
        kind === "people" ? (
          <EmptyState icon={ContactRound} title={i18n.t("directory.noPeople")} level={2} />
        ) : (
          <EmptyState icon={UserRoundPlus} title={i18n.t("directory.noGuests")}>
            <p>{i18n.t("directory.noGuestsText")}</p>
          </EmptyState>
        )
      }
      narrowBelow={760}
      heights={{ wide: 52, narrow: 88 }}
    />
  );
}

function columnsOf(kind: Props["kind"], known: Props["known"], places: Places): Column<Person>[] {
  const people: Column<Person>[] = [
    {
      key: "department",
      title: i18n.t("person.department"),
      track: "minmax(110px, 1fr)",
      sort: (row) => row.department,
      cell: (row) => <span title={row.department ?? undefined}>{row.department}</span>,
    },
  ];
  const guests: Column<Person>[] = [
    {
      key: "sponsor",
      title: i18n.t("person.sponsor"),
      track: "minmax(120px, 1fr)",
      sort: (row) => sponsorOf(row, known),
      cell: (row) => sponsorOf(row, known) ?? <span class={style.soft}>{i18n.t("person.noSponsor")}</span>,
    },
  ];
  return [
    {
      key: "name",
      title: i18n.t("person.name"),
      track: "minmax(170px, 2fr)",
      narrow: { line: 1, side: "start" },
      sort: (row) => row.name,
      cell: (row) => <span title={row.name}>{row.name}</span>,
      under: (row) => (kind === "guests" ? row.guest?.company : row.title),
    },
    {
      key: "email",
      title: i18n.t("person.email"),
      track: "minmax(180px, 2fr)",
      narrow: { line: 2, side: "start" },
      sort: (row) => row.email,
      cell: (row) => (
        <span title={[row.email, ...row.aliases].join("\n")}>{row.email ?? i18n.t("members.noEmail")}</span>
      ),
    },
    {
      key: "status",
      title: i18n.t("person.status"),
      track: "minmax(110px, 1fr)",
      narrow: { line: 1, side: "end" },
      sort: (row) => personState(row, now.peek()),
      cell: (row) => (
        <span class={hasLeft(row, now.peek()) ? style.warn : undefined} title={row.statusText ?? undefined}>
          {personState(row, now.peek())}
        </span>
      ),
    },
    ...(kind === "people" ? people : guests),
    {
      key: "hubs",
      title: i18n.t("person.hubs"),
      track: "minmax(120px, 1.4fr)",
      narrow: { line: 3, side: "start" },
      sort: (row) => -(places.get(row.id)?.length ?? 0),
      cell: ({ id }) => {
        const labels = [...new Set(places.get(id)?.map(({ hub }) => hub.label))];
        return labels.length === 0 ? (
          <span class={style.soft}>{i18n.t("person.noHub")}</span>
        ) : (
          <span title={list(labels)}>{list(labels)}</span>
        );
      },
    },
  ];
}

function sponsorOf({ guest }: Person, known: Props["known"]): string | null {
  return guest?.sponsorId ? (known.get(guest.sponsorId)?.name ?? null) : null;
}

function filtersOf(sources: readonly DirectorySource[], places: Places): Filter<Person>[] {
  const bySource: Filter<Person> = {
    key: "source",
    label: i18n.t("directory.files"),
    all: i18n.t("directory.allFiles"),
    options: sources.map(({ id, fileName }) => ({ value: id, label: fileName })),
    test: (row, id) => row.sourceId === id,
  };
  return [
    {
      key: "hubs",
      label: i18n.t("person.hubs"),
      all: i18n.t("directory.anyHub"),
      options: [
        { value: "in", label: i18n.t("directory.inHub") },
        { value: "left", label: i18n.t("directory.leftInHub") },
      ],
      test: (row, value) => places.has(row.id) && (value === "in" || hasLeft(row, now.peek())),
    },
    ...(sources.length > 1 ? [bySource] : []),
  ];
}
