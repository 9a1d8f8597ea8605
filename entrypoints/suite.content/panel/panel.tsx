import { useId } from "preact/hooks";
import { i18n } from "#i18n";
import { readAddress } from "../../../lib/guide/address.ts";
import type { Sighting, ValueName, Way } from "../../../lib/guide/types.ts";
import { type Guide, missingValue, warningText } from "../guide-words.ts";
import { Clocks } from "./clocks.tsx";
import { Drawing } from "./drawing.tsx";
import { Grip } from "./grip.tsx";
import { Links } from "./links.tsx";
import { PasteField } from "./paste-field.tsx";
import { Steps } from "./steps.tsx";
import { Tell } from "./tell.tsx";
import { WayChoice } from "./way-choice.tsx";

/** Something said after a deed of the admin's. */
export interface Note {
  bad: boolean;
  text: string;
}

export interface Model {
  guide: Guide;
  sighting: Sighting;
  /** Address of the page, to know which links lead elsewhere. */
  address: string;
  note: Note | null;
  collapsed: boolean;
}

/** What the admin can do in the panel. */
export interface Deeds {
  capture: (name: ValueName) => void;
  /** @returns whether the value was taken */
  paste: (name: ValueName, text: string) => Promise<boolean>;
  chooseWay: (way: Way | null) => void;
  sayActive: () => void;
  copy: (text: string) => void;
  connect: () => void;
  turnOff: (forGood: boolean) => void;
  toggle: () => void;
  /** Moves the panel; `end` when it rests again. */
  move: (dx: number, dy: number, end: boolean) => void;
}

/** The panel in the corner: where the admin is, what comes next, and what can be taken from the page. */
export function Panel({ model, deeds }: { model: Model; deeds: Deeds }) {
  const id = useId();
  const { collapsed } = model;
  return (
    <aside
      class="panel"
      aria-labelledby={`${id}-title`}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !collapsed) deeds.toggle();
      }}
    >
      <header class="head">
        <Grip move={deeds.move} />
        <h2 id={`${id}-title`}>{i18n.t("guide.title")}</h2>
        <button
          type="button"
          class="quiet"
          aria-expanded={!collapsed}
          aria-controls={`${id}-body`}
          aria-label={i18n.t(collapsed ? "guide.expand" : "guide.collapse")}
          onClick={deeds.toggle}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d={collapsed ? "M3 10l5-5 5 5" : "M3 6l5 5 5-5"} />
          </svg>
        </button>
      </header>
      <div id={`${id}-body`} class="body" hidden={collapsed}>
        {!collapsed && <Body model={model} deeds={deeds} />}
      </div>
    </aside>
  );
}

function Body({ model, deeds }: { model: Model; deeds: Deeds }) {
  const { guide, sighting, address, note } = model;
  const { setup, hubLabel } = guide;
  const missing = missingValue(guide, sighting.step);
  // Before the portfolio is chosen, what belongs to one has no place yet; afterwards only another's ID is worth taking.
  const chosen = setup !== null && readAddress(address).businessId === setup.businessId;
  const offers = sighting.offers.filter((name) => (name === "businessId" ? !chosen : setup !== null));
  return (
    <>
      {hubLabel !== null && (
        <p class="box">{i18n.t(setup === null ? "guide.connectedAlready" : "guide.renewing", [hubLabel])}</p>
      )}
      <Steps guide={guide} sighting={sighting} />
      <Advice sighting={sighting} />
      {sighting.warnings.map((warning) => (
        <p key={warning.kind} class="box warn" role="alert">
          {warningText(warning)}
        </p>
      ))}
      {sighting.advice === "chooseWay" && <WayChoice guide={guide} choose={deeds.chooseWay} />}
      {offers.length > 0 && (
        <div class="row">
          {offers.map((name) => (
            <button key={name} type="button" class="primary" onClick={() => deeds.capture(name)}>
              {i18n.t(`guide.capture.${name}`)}
            </button>
          ))}
        </div>
      )}
      {guide.hasToken && (
        <div class="row">
          <button type="button" class="primary" onClick={deeds.connect}>
            {i18n.t("guide.connect")}
          </button>
        </div>
      )}
      {missing && <PasteField key={missing} name={missing} take={deeds.paste} />}
      <p class={note?.bad ? "bad" : "good"} role={note?.bad ? "alert" : "status"}>
        {note?.text}
      </p>
      <Links guide={guide} sighting={sighting} address={address} copy={deeds.copy} sayActive={deeds.sayActive} />
      <Clocks guide={guide} />
      <Tell guide={guide} copy={deeds.copy} />
      {setup !== null && setup.way !== null && setup.hubId === null && sighting.step === "app" && (
        <p class="soft">
          {setup.way === "own"
            ? i18n.t("guide.way.chosenOwn")
            : i18n.t("guide.way.chosenProvider", [setup.app.name, setup.app.owner])}{" "}
          <button type="button" class="link" onClick={() => deeds.chooseWay(null)}>
            {i18n.t("guide.way.change")}
          </button>
        </p>
      )}
      <details class="off">
        <summary>{i18n.t("guide.off.title")}</summary>
        <p class="soft">{i18n.t("guide.off.hint")}</p>
        <div class="row">
          <button type="button" onClick={() => deeds.turnOff(false)}>
            {i18n.t("guide.off.portfolio")}
          </button>
          <button type="button" onClick={() => deeds.turnOff(true)}>
            {i18n.t("guide.off.good")}
          </button>
        </div>
      </details>
    </>
  );
}

/** The one thing to do now. Without a pointer the sentence that describes the control, and a drawing of where it is. */
function Advice({ sighting }: { sighting: Sighting }) {
  const { advice, detail, pointer, step, labelsKnown } = sighting;
  return (
    <div class="advice" role="status">
      <p class="say">
        {i18n.t(`guide.advice.${advice}.say`)}
        {detail !== null && (
          <>
            {" "}
            <b translate={false}>{detail}</b>
          </>
        )}
      </p>
      {pointer === null && (
        <>
          <p>{i18n.t(`guide.advice.${advice}.look`)}</p>
          <Drawing step={step} />
          {!labelsKnown && <p class="soft">{i18n.t("guide.labelsUnknown")}</p>}
        </>
      )}
    </div>
  );
}
