import { i18n } from "#i18n";
import type { Guide } from "../guide-words.ts";

/** The message that a provider may wait for: which system user of which portfolio asks. Copied, never sent. */
export function Tell({ guide: { setup }, copy }: { guide: Guide; copy: (text: string) => void }) {
  const waits = setup?.way === "provider" && setup.activeAt === null && setup.systemUserId !== null;
  if (!waits || setup.systemUserId === null) return null;
  const { app, businessId, systemUserId } = setup;
  return (
    <section class="box" aria-label={i18n.t("guide.tell.title", [app.owner])}>
      <h3>{i18n.t("guide.tell.title", [app.owner])}</h3>
      <p>
        {i18n.t("guide.tell.text")} <b translate={false}>{app.support || i18n.t("guide.tell.unknown")}</b>
      </p>
      <button type="button" onClick={() => copy(i18n.t("guide.tell.message", [app.name, businessId, systemUserId]))}>
        {i18n.t("guide.copy.message")}
      </button>
    </section>
  );
}
