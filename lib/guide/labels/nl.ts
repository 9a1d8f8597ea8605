import type { Labels } from "./keys.ts";

export const nl: Labels = {
  settings: ["Bedrijfsinstellingen", "Instellingen"],
  systemUsers: ["Systeemgebruikers"],
  admin: ["Admin"],
  generateToken: ["Token genereren"],
  assignAssets: ["Activa toewijzen"],
  never: ["Nooit"],
};
