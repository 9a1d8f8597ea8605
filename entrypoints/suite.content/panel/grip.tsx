import { useRef } from "preact/hooks";
import { i18n } from "#i18n";

const ARROWS: Record<string, [dx: number, dy: number]> = {
  ArrowLeft: [-24, 0],
  ArrowRight: [24, 0],
  ArrowUp: [0, -24],
  ArrowDown: [0, 24],
};

/** Moves the panel: by dragging, or with the arrow keys. */
export function Grip({ move }: { move: (dx: number, dy: number, end: boolean) => void }) {
  const last = useRef<{ x: number; y: number } | null>(null);
  return (
    <button
      type="button"
      class="quiet grip"
      aria-label={i18n.t("guide.move")}
      onKeyDown={(event) => {
        const arrow = ARROWS[event.key];
        if (!arrow) return;
        event.preventDefault();
        move(...arrow, true);
      }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        last.current = { x: event.clientX, y: event.clientY };
      }}
      onPointerMove={(event) => {
        if (!last.current) return;
        move(event.clientX - last.current.x, event.clientY - last.current.y, false);
        last.current = { x: event.clientX, y: event.clientY };
      }}
      onLostPointerCapture={() => {
        last.current = null;
        move(0, 0, true);
      }}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M6 4v.01M10 4v.01M6 8v.01M10 8v.01M6 12v.01M10 12v.01" />
      </svg>
    </button>
  );
}
