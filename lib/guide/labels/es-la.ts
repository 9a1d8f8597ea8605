import type { Labels } from "./keys.ts";

/** Spanish of Latin America. */
export const esLA: Labels = {
  settings: ["Configuración del negocio"],
  users: ["Usuarios"],
  systemUsers: ["Usuarios del sistema"],
  accounts: ["Cuentas"],
  apps: ["Apps"],
  add: ["Agregar"],
  requestAccess: ["Solicitar acceso a un identificador de la app"],
  connectApp: ["Conectar un identificador de la app"],
  requestApp: ["Solicitar app"],
  accept: ["Acepto"],
  createSystemUser: ["Crear usuario del sistema"],
  admin: ["Administrador"],
  employee: ["Empleado"],
  generateToken: ["Generar token", "Generar nuevo token"],
  assignAssets: ["Asignar activos"],
  setExpiration: ["Caducidad"],
  never: ["Nunca"],
  approvalNeeded: ["Aprobación necesaria…"],
  newDevice: ["…comprobaciones adicionales en este dispositivo nuevo…"],
  done: ["Listo"],
};
