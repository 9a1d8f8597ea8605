import type { Labels } from "./keys.ts";

export const fr: Labels = {
  settings: ["Paramètres d'entreprise", "Paramètres"],
  users: ["Utilisateurs"],
  systemUsers: ["Utilisateurs système"],
  accounts: ["Comptes"],
  apps: ["Applications"],
  add: ["Ajouter"],
  connectApp: ["Connecter un identifiant d'app"],
  createSystemUser: ["Créer un utilisateur système"],
  admin: ["Administrateur"],
  generateToken: ["Générer un token", "Générer un nouveau token"],
  assignAssets: ["Ajouter des actifs", "Ajouter des ressources"],
  never: ["Jamais"],
  next: ["Suivant"],
};
