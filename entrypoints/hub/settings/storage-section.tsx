import { i18n } from "#i18n";
import { number, size } from "../../../components/format.ts";
import { Shown, useLive } from "../../../components/live.tsx";
import { Fact, Facts, Section } from "../../../components/section.tsx";
import { storageEstimate } from "../../../lib/store/disk.ts";
import { databaseHealth } from "../../../lib/store/health.ts";

/** Counting reads every row, so it is done once for each visit, and only here. */
async function readStorage() {
  const [estimate, health] = await Promise.all([storageEstimate(), databaseHealth()]);
  const unreadable = Object.values(health).reduce((sum, store) => sum + store.unreadable, 0);
  return { estimate, unreadable };
}

export function StorageSection() {
  const live = useLive([], readStorage);
  return (
    <Section title={i18n.t("settings.storage")}>
      <Shown live={live} rows={1}>
        {({ estimate, unreadable }) => (
          <Facts>
            <Fact name={i18n.t("settings.used")}>
              {estimate
                ? i18n.t("settings.usedOf", [size(estimate.usage), size(estimate.quota)])
                : i18n.t("common.unknown")}
            </Fact>
            {estimate && (
              <Fact name={i18n.t("settings.persistent")}>
                {i18n.t(estimate.persisted ? "settings.persistentYes" : "settings.persistentNo")}
              </Fact>
            )}
            <Fact name={i18n.t("settings.unreadable")}>
              <span class="number">{number(unreadable)}</span>
            </Fact>
          </Facts>
        )}
      </Shown>
    </Section>
  );
}
