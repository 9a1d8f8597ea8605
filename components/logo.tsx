/** The drawing of public/icon/icon.svg, in the page: an image would come later than the words beside it. */
export function Logo() {
  return (
    <svg viewBox="0 0 128 128" width="24" height="24" aria-hidden="true">
      <path d="M64 6 L112 22 V62 C112 92 92 112 64 123 C36 112 16 92 16 62 V22 Z" fill="#1f5fc4" />
      <path d="M64 6 L112 22 V62 C112 92 92 112 64 123 Z" fill="#174c9f" />
      <path d="M64 64 V36 M64 64 L40 82 M64 64 L88 82" stroke="#fff" stroke-width="8" stroke-linecap="round" />
      <circle cx="64" cy="63" r="14" fill="#fff" />
      <circle cx="64" cy="33" r="9.5" fill="#fff" />
      <circle cx="38" cy="83" r="9.5" fill="#fff" />
      <circle cx="90" cy="83" r="9.5" fill="#fff" />
    </svg>
  );
}
