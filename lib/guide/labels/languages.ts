import { COMMON } from "./common.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { esES } from "./es-es.ts";
import { esLA } from "./es-la.ts";
import { fr } from "./fr.ts";
import { id } from "./id.ts";
import { it } from "./it.ts";
import { ja } from "./ja.ts";
import type { Labels } from "./keys.ts";
import { ko } from "./ko.ts";
import { nl } from "./nl.ts";
import { pl } from "./pl.ts";
import { pt } from "./pt.ts";
import { ru } from "./ru.ts";
import { tr } from "./tr.ts";
import { vi } from "./vi.ts";
import { zhCN } from "./zh-cn.ts";
import { zhTW } from "./zh-tw.ts";

/** What was seen on these pages. */
const SEEN: Readonly<Record<string, readonly Labels[]>> = {
  en: [en],
  es: [esES, esLA],
  pt: [pt],
  fr: [fr],
  de: [de],
  it: [it],
  nl: [nl],
  pl: [pl],
  tr: [tr],
  id: [id],
  vi: [vi],
  ja: [ja],
  ko: [ko],
  zh: [zhTW, zhCN],
  ru: [ru],
};

/**
 * Every language with its lists, by the code that `<html lang>` begins with. Lists of one language are read together: which of them a
 * page uses, its `lang` does not say, and they do not contradict each other.
 */
export const LANGUAGES: Readonly<Record<string, readonly Labels[]>> = Object.fromEntries(
  Object.entries(SEEN).map(([code, lists]) => [code, [...lists, ...(COMMON[code] ? [COMMON[code]] : [])]]),
);
