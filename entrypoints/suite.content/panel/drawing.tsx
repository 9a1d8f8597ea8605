import type { ComponentChild } from "preact";
import type { Step } from "../../../lib/guide/types.ts";

/** Where on Meta's page the controls of each step are, without a word of any language. The accented shape is the one to press. */
const DRAWINGS: Record<Step, ComponentChild> = {
  // The portfolio's name at the top of the menu.
  portfolio: (
    <>
      <Frame />
      <rect class="mark" x="8" y="9" width="34" height="9" rx="2" />
      <Lines x={8} y={24} width={28} />
      <Lines x={56} y={24} width={90} />
    </>
  ),
  // "Add" above the list.
  app: (
    <>
      <Frame />
      <Lines x={8} y={12} width={28} />
      <rect class="mark" x="120" y="10" width="26" height="10" rx="3" />
      <Lines x={56} y={28} width={90} />
    </>
  ),
  // The list, and the row that is open beside it.
  systemUser: (
    <>
      <Frame />
      <Lines x={8} y={12} width={28} />
      <rect class="mark" x="76" y="10" width="22" height="9" rx="3" />
      <Lines x={54} y={26} width={44} />
      <path d="M104 6v48" />
      <Lines x={110} y={26} width={36} />
    </>
  ),
  // "Assign assets" in the part beside the list.
  appRole: (
    <>
      <Frame />
      <Lines x={8} y={12} width={28} />
      <Lines x={54} y={12} width={44} />
      <path d="M104 6v48" />
      <rect class="mark" x="110" y="36" width="36" height="10" rx="3" />
    </>
  ),
  // The window with its four steps, and the button at its bottom.
  token: (
    <>
      <Frame />
      <rect x="28" y="8" width="104" height="44" rx="3" />
      <path d="M62 8v44" />
      <Lines x={34} y={16} width={20} />
      <Lines x={70} y={16} width={50} />
      <rect class="mark" x="102" y="38" width="24" height="9" rx="3" />
    </>
  ),
  // The panel itself, in its corner.
  connect: (
    <>
      <Frame />
      <rect x="100" y="18" width="46" height="34" rx="3" />
      <rect class="mark" x="106" y="38" width="34" height="9" rx="3" />
    </>
  ),
};

export function Drawing({ step }: { step: Step }) {
  return (
    <svg class="drawing" viewBox="0 0 160 60" aria-hidden="true">
      {DRAWINGS[step]}
    </svg>
  );
}

function Frame() {
  return (
    <>
      <rect x="1" y="1" width="158" height="58" rx="5" />
      <path d="M46 1v58" />
    </>
  );
}

function Lines({ x, y, width }: { x: number; y: number; width: number }) {
  return <path class="lines" d={[0, 8, 16].map((down) => `M${x} ${y + down}h${width}`).join("")} />;
}
