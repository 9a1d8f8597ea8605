import type { ChromiumOptions } from "./chromium.ts";

/** The flags that load the extension, lead Meta's hosts to the sandbox and keep everything else out of reach. */
export function chromiumFlags(
  options: ChromiumOptions,
  size: { width: number; height: number },
  headless: boolean,
): string[] {
  return [
    ...(headless ? ["--headless=new", "--hide-scrollbars"] : []),
    "--no-sandbox",
    `--window-size=${size.width},${size.height}`,
    `--disable-extensions-except=${options.extensionDir}`,
    `--load-extension=${options.extensionDir}`,
    // The first rule that fits wins, so the order matters: first what may be reached, then "nothing else exists".
    `--host-resolver-rules=MAP *.facebook.com 127.0.0.1:${options.port},MAP * ~NOTFOUND,EXCLUDE 127.0.0.1,EXCLUDE localhost`,
    // A proxy would resolve names itself and so walk round the rules.
    "--no-proxy-server",
    "--ignore-certificate-errors",
    "--disable-quic",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-search-engine-choice-screen",
    ...(options.locale === undefined ? [] : [`--lang=${options.locale}`]),
    ...(options.extraFlags ?? []),
  ];
}
