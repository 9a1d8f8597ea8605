import type { Labels } from "./keys.ts";

/** Spanish of Spain: other words than in Latin America on nearly every button. */
export const esES: Labels = {
  settings: ["Configuración del negocio"],
  users: ["Usuarios"],
  systemUsers: ["Usuarios del sistema"],
  accounts: ["Cuentas"],
  apps: ["Aplicaciones"],
  add: ["Añadir"],
  connectApp: ["Conectar un identificador de la aplicación"],
  generateToken: ["Generar identificador"],
  revokeTokens: ["Revocar identificadores"],
  assignAssets: ["Añadir activos"],
  selectApp: ["Seleccionar aplicación"],
  noAppSelected: ["Ninguna aplicación seleccionada"],
  setExpiration: ["Establecer caducidad"],
  never: ["Nunca"],
  assignPermissions: ["Asignar permisos"],
  next: ["Siguiente"],
  done: ["Listo"],
};
