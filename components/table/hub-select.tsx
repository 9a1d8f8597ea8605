import { i18n } from "#i18n";
import type { Hub } from "../../lib/store/records.ts";
import { Select } from "./select.tsx";

interface Props {
  hubs: readonly Hub[];
  /** `null`: all hubs. */
  value: string | null;
  onChange: (hubId: string | null) => void;
  /** Whether all hubs together can be chosen. */
  all?: boolean;
  /** The word "Hub" stands before it. */
  labelled?: boolean;
}

export function HubSelect({ hubs, value, onChange, all = true, labelled = true }: Props) {
  return (
    <Select
      label={i18n.t("table.hub")}
      value={value ?? ""}
      labelled={labelled}
      options={[
        ...(all || value === null ? [{ value: "", label: all ? i18n.t("table.allHubs") : "–" }] : []),
        ...hubs.map((hub) => ({ value: hub.id, label: hub.label })),
      ]}
      onChange={(hubId) => onChange(hubId || null)}
    />
  );
}
