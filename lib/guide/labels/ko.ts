import type { Labels } from "./keys.ts";

export const ko: Labels = {
  settings: ["비즈니스 설정"],
  users: ["사용자"],
  systemUsers: ["시스템 사용자"],
  add: ["추가"],
  admin: ["관리자"],
  generateToken: ["토큰 생성", "새 토큰 생성"],
  assignAssets: ["자산 할당"],
  never: ["만료 없음"],
};
