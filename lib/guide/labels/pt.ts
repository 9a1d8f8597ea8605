import type { Labels } from "./keys.ts";

export const pt: Labels = {
  settings: ["Configurações do negócio", "Configurações da empresa"],
  businessInfo: ["Informações da empresa"],
  businessId: ["ID do portfólio empresarial"],
  users: ["Usuários"],
  systemUsers: ["Usuários do sistema"],
  accounts: ["Contas"],
  apps: ["Apps"],
  add: ["Adicionar"],
  connectApp: ["Conectar um ID de app"],
  createSystemUser: ["Criar usuário de sistema", "Criar usuário do sistema"],
  admin: ["Administrador"],
  employee: ["Funcionário"],
  generateToken: ["Gerar token", "Gerar novo token"],
  assignAssets: ["Adicionar ativos"],
  never: ["Nunca"],
};
