import { foldText, splitAddress } from "./normalise.ts";

/**
 * Names of mailboxes that belong to a task and not to a person, in the languages of the companies we know. One of them never
 * links by anything but being somebody's own address under the same name, and is never suggested by a name.
 */
const ROLES = new Set(
  `abuse accounting accounts ad admin admins administrator administration ads adteam adwords agency agentur all anfrage analytics
  billing biuro booking bookings brand bureau business buchhaltung campaigns careers communication comms community
  comunicacion compta comptabilite compras contabilidad contact contacto contato contatti creative crm customercare
  customerservice development dev digital direction ecommerce einkauf events everyone facebook fb finance finanzen
  feedback office helpdesk help hello hallo hola hi hostmaster hr human.resources info infos information informacion
  instagram insights invoices invoice it jobs karriere kontakt kundenservice legal live mail mailbox mailer.daemon management
  marketing marketingteam media mediateam meta news newsletter no.reply noreply notifications office online oficina orders
  partner partners payments paid paidsocial performance personal postmaster pr presse press privacy
  projects purchasing reception reklama reports reporting rezeption root rrhh sales security segreteria seo service services shop
  shared social socialads social.ads socialmedia social.media soporte spam store studio support supporto sysadmin system team
  tech test verkauf vendas ventas vertrieb web webmaster webshop welcome werbung`
    .split(/\s+/)
    .map((role) => role.replaceAll(".", "")),
);

/** Whether an address is a task's (info@, ads2@, social.media+fb@) and not a person's. */
export function isRoleAddress(key: string): boolean {
  const local = splitAddress(key)?.local ?? key;
  if (/^\p{L}+$/u.test(local)) return ROLES.has(local);
  const untagged = local.split("+")[0] ?? local;
  const words = untagged
    .split(/[._-]+/)
    .map((word) => word.replace(/\d+$/, ""))
    .filter(Boolean);
  return ROLES.has(words.join("")) || (words.length > 0 && words.every((word) => ROLES.has(word)));
}

/** Whether a name is a task's: "Social Team", "Marketing". One word that is none makes it a person's or a brand's. */
export function isRoleName(name: string): boolean {
  const words = foldText(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  return words.length > 0 && words.every((word) => ROLES.has(word));
}
