import type { Labels } from "./keys.ts";

export const it: Labels = {
  settings: ["Impostazioni"],
  systemUsers: ["Utenti di sistema", "Utenti del sistema"],
  accounts: ["Account"],
  apps: ["App"],
  add: ["Aggiungi"],
  connectApp: ["Collega un ID app"],
  addApp: ["Aggiungi app"],
  admin: ["Amministratore"],
  generateToken: ["Genera token", "Genera un nuovo token"],
  assignAssets: ["Aggiungi risorse"],
  never: ["Mai"],
  copy: ["Copia"],
};
