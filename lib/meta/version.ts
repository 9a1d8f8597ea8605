/** The version of the Graph API that every call names. Graph docs (changelog): released 2026-07-29, no end date yet. */
export const GRAPH_VERSION = "v26.0";

/** The one host that the token ever travels to. */
export const GRAPH_ORIGIN = "https://graph.facebook.com";
