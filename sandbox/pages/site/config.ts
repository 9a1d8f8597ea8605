import type { Scene } from "./scene.ts";

/** What the server puts into a page for the site to start from. */
export interface PageConfig {
  scene: Scene;
  /** Goes with every request of the page, so that a request of somebody else can be told. */
  session: string;
}
