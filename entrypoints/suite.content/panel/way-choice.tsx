import { i18n } from "#i18n";
import type { Way } from "../../../lib/guide/types.ts";
import type { Guide } from "../guide-words.ts";

/** The two ways to an app, with what each of them means, before one is chosen. */
export function WayChoice({ guide: { provider }, choose }: { guide: Guide; choose: (way: Way) => void }) {
  const told: [Way, string][] = [
    ["own", i18n.t("guide.way.ownText")],
    ["provider", i18n.t("guide.way.providerText", [provider.name, provider.owner])],
  ];
  return (
    <fieldset class="ways">
      <legend>{i18n.t("guide.way.title")}</legend>
      {told.map(([way, text]) => (
        <div key={way}>
          <p id={`way-${way}`}>{text}</p>
          <button type="button" aria-describedby={`way-${way}`} onClick={() => choose(way)}>
            {i18n.t(`guide.way.${way}`)}
          </button>
        </div>
      ))}
    </fieldset>
  );
}
