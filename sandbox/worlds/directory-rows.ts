/** A row of the company's directory, before it is written down in somebody's format. */
export interface DirectoryRow {
  /** The company's own ID of the person, by which the truth names people. */
  id: string;
  firstName: string;
  lastName: string;
  email: string;
  aliases: string[];
  username: string;
  active: boolean;
  guest: boolean;
  sharedMailbox: boolean;
  department: string;
  title: string;
  manager: string;
}

/** The export of one kind of directory. */
export type DirectoryStyle = "google" | "entra" | "plain";

const columns: Record<DirectoryStyle, [header: string, value: (row: DirectoryRow) => string][]> = {
  google: [
    ["First Name [Required]", (row) => row.firstName],
    ["Last Name [Required]", (row) => row.lastName],
    ["Email Address [Required]", (row) => row.email],
    ["Status [READ ONLY]", (row) => (row.active ? "Active" : "Suspended")],
    ["Employee ID", (row) => row.id],
    ["aliases.0", (row) => row.aliases[0] ?? ""],
    ["aliases.1", (row) => row.aliases[1] ?? ""],
    ["Employee Type", (row) => (row.guest ? "Contractor" : "Employee")],
    ["Employee Title", (row) => row.title],
    ["Department", (row) => row.department],
    ["Manager Email", (row) => row.manager],
  ],
  entra: [
    ["userPrincipalName", (row) => (row.guest ? `${row.email.replace("@", "_")}#EXT#@tenant.example` : row.username)],
    ["displayName", (row) => `${row.firstName} ${row.lastName}`.trim()],
    ["surname", (row) => row.lastName],
    ["mail", (row) => row.email],
    ["givenName", (row) => row.firstName],
    ["id", (row) => row.id],
    ["userType", (row) => (row.guest ? "Guest" : "Member")],
    ["jobTitle", (row) => row.title],
    ["department", (row) => row.department],
    ["accountEnabled", (row) => (row.active ? "True" : "False")],
    ["proxyAddresses", proxies],
    ["recipientTypeDetails", (row) => (row.sharedMailbox ? "SharedMailbox" : "UserMailbox")],
  ],
  plain: [
    ["Personalnummer", (row) => row.id],
    ["Name", (row) => `${row.lastName}, ${row.firstName}`.replace(/^, |, $/, "")],
    ["Vorname", (row) => row.firstName],
    ["Nachname", (row) => row.lastName],
    ["E-Mail", (row) => row.email],
    ["Weitere E-Mail-Adressen", (row) => row.aliases.join("; ")],
    ["Benutzername", (row) => row.username],
    ["Status", (row) => (row.active ? "aktiv" : "ausgeschieden")],
    ["Abteilung", (row) => row.department],
    ["Berufsbezeichnung", (row) => row.title],
    ["Postfachtyp", (row) => (row.sharedMailbox ? "Shared" : "User")],
    ["Mitarbeitertyp", (row) => (row.guest ? "extern" : "intern")],
  ],
};

const delimiters: Record<DirectoryStyle, string> = { google: ",", entra: ",", plain: ";" };

/** The directory as the file that an admin would export. */
export function directoryCsv(rows: readonly DirectoryRow[], style: DirectoryStyle): string {
  const lines = [
    columns[style].map(([header]) => header),
    ...rows.map((row) => columns[style].map(([, of]) => of(row))),
  ];
  const cell = (text: string) => (/["\n,;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return lines.map((line) => line.map(cell).join(delimiters[style])).join("\r\n");
}

function proxies({ email, aliases }: DirectoryRow): string {
  return [email ? `SMTP:${email}` : "", ...aliases.map((alias) => `smtp:${alias}`)].filter(Boolean).join(";");
}
