import { describe, expect, test } from "vitest";
import { csvText } from "../../../components/csv.ts";
import { correctColumn, readColumns } from "./columns.ts";
import { fieldOf } from "./headers.ts";
import { readPeople } from "./people.ts";
import { readTable } from "./table.ts";

type Encoding = "utf-8" | "utf-8 with a mark" | "utf-16le" | "utf-16be" | "utf-16le without a mark" | "windows-1252";

function encode(text: string, encoding: Encoding): Uint8Array {
  if (encoding === "utf-8") return new TextEncoder().encode(text);
  if (encoding === "utf-8 with a mark") return new TextEncoder().encode(`\ufeff${text}`);
  if (encoding === "windows-1252") return Uint8Array.from(text, (sign) => sign.charCodeAt(0) & 0xff);
  const marked = encoding.includes("without") ? text : `\ufeff${text}`;
  const bytes = new Uint8Array(marked.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < marked.length; at++) view.setUint16(at * 2, marked.charCodeAt(at), encoding !== "utf-16be");
  return bytes;
}

async function read(content: string | Uint8Array) {
  const table = await readTable(typeof content === "string" ? encode(content, "utf-8") : content);
  if ("refusal" in table) return table;
  const columns = readColumns(table, null);
  const people = await readPeople(table, columns);
  return "refusal" in people ? people : { ...people, table, columns };
}

/** The people as `name <email>`, or the refusal. */
async function names(content: string | Uint8Array): Promise<string[] | string> {
  const result = await read(content);
  if ("refusal" in result) return `${result.refusal.kind} ${result.refusal.line}`;
  return result.people.map(({ name, email }) => `${name} <${email}>`);
}

/** The problems as `line kind`. */
async function problems(content: string): Promise<string[]> {
  const result = await read(content);
  if ("refusal" in result) return [result.refusal.kind];
  return result.problems.map(({ line, kind, refused }) => `${line} ${kind}${refused ? "" : " (taken)"}`);
}

/** Two people with everything that can go wrong on the way: a quote, a delimiter and a line break inside cells, an accent. */
const TWO = ["Müller, Ana <ana@x.example>", 'Bob "Bo" Lee <bob@x.example>'];

describe("every encoding, delimiter, line end, kind of quotes and end of file", () => {
  const encodings: Encoding[] = [
    "utf-8",
    "utf-8 with a mark",
    "utf-16le",
    "utf-16be",
    "utf-16le without a mark",
    "windows-1252",
  ];
  const delimiters = [",", ";", "\t", "|"];
  const ends = ["\n", "\r\n", "\r"];
  const tails = [(end: string) => end, () => "", (end: string) => end + end];
  const files = encodings.flatMap((encoding) =>
    delimiters.flatMap((delimiter) =>
      ends.flatMap((end) => tails.map((tail, at) => ({ encoding, delimiter, end, tail: tail(end), at }))),
    ),
  );
  test("there are more than 200 of them", () => expect(files.length).toBeGreaterThan(200));
  test.each(files)("$encoding, $delimiter, $end, tail $at", async ({ encoding, delimiter, end, tail }) => {
    const rows = [
      ["Name", "E-Mail", "Note"],
      ['"Müller, Ana"', "ana@x.example", `"two${end}lines"`],
      ['"Bob ""Bo"" Lee"', '"bob@x.example"', ""],
    ];
    const bytes = encode(rows.map((row) => row.join(delimiter)).join(end) + tail, encoding);
    const result = await read(bytes);
    if ("refusal" in result) return expect.unreachable(result.refusal.kind);
    expect(result.people.map(({ name, email }) => `${name} <${email}>`)).toEqual(TWO);
    expect(result.problems).toEqual([]);
    expect(result.lines).toEqual([2, 4]);
    expect(result.table.delimiter).toBe(delimiter);
    expect(result.table.encoding).toBe(encoding.split(" ")[0]);
  });
});

describe("files that are refused, with the line and the reason", () => {
  test.each<[string, string | Uint8Array, string]>([
    ["nothing", "", "empty null"],
    ["white space", " \n\n ", "empty null"],
    ["only a mark", encode("", "utf-8 with a mark"), "empty null"],
    ["a workbook", Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0]), "spreadsheet null"],
    ["an old workbook", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), "spreadsheet null"],
    ["a picture", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 7, 9]), "binary null"],
    ["only a header", "Name,Email\n", "noRows null"],
    ["a quote that stays open", 'Name,Email\nA,a@x.example\n"B,b@x.example\nC,c@x.example\n', "quoteOpen 3"],
    ["a quote that swallows rows", 'Name,Email\n"A"x,a@x.example\nB,"b@x.example"\n', "quoteOpen 2"],
    ["nothing that says who", "Colour,Size\nred,1\nblue,2\n", "noRows null"],
    ["only refused rows", "Name,Email\nA,nonsense\n", "noRows 1"],
    ["only departments", "Department,Title\nIT,Boss\n", "noColumns 1"],
  ])("%s", async (_, content, refusal) => {
    const said = await names(content);
    // A header that nobody knows may be taken for a row; then there is nobody in it.
    expect([refusal, "noColumns null"]).toContain(said);
  });
});

describe("rows that are refused, or taken without a part, with the line and the reason", () => {
  test.each<[string, string, string[]]>([
    ["no address", "Name,Email\nA,nonsense\nB,b@x.example", ["2 badEmail"]],
    ["a row too long", "Name,Email\nMüller, Ana,ana@x.example\nB,b@x.example", ["2 tooManyCells"]],
    ["a row cut off", "Name,Email\nAna\nB,b@x.example", ["2 tooFewCells"]],
    ["nobody", "Name,Email,Title\n,,Boss\nB,b@x.example,", ["2 nobody"]],
    ["an address twice", "Name,Email\nA,a@x.example\nB,A@X.example", ["3 sameEmail"]],
    ["an ID twice", "Name,Email,Employee ID\nA,a@x.example,7\nB,b@x.example,7", ["3 sameId"]],
    ["after a cell of two lines", 'Name,Email\n"A\nB",a@x.example\nC,nonsense', ["4 badEmail"]],
    ["after blank lines", "Name,Email\n\n\nA,nonsense\nB,b@x.example", ["4 badEmail"]],
    ["an alias", "Name,Email,Aliases\nA,a@x.example,nonsense", ["2 badAlias (taken)"]],
    ["a date", "Name,Email,End date\nA,a@x.example,soon", ["2 badDate (taken)"]],
    ["a date of two meanings", "Name,Email,End date\nA,a@x.example,03/04/2026", ["2 badDate (taken)"]],
    ["a status", "Name,Email,Status\nA,a@x.example,purple", ["2 badStatus (taken)"]],
    ["trailing delimiters are none", "Name,Email\nA,a@x.example,,\n", []],
    ["missing cells at the end are none", "Email,Name,Title\na@x.example,A\n", []],
  ])("%s", async (_, content, expected) => {
    expect(await problems(content)).toEqual(expected);
  });
});

describe("what columns are taken for", () => {
  test.each<[string, string, Record<string, unknown>]>([
    [
      "Google Workspace",
      "First Name [Required],Last Name [Required],Email Address [Required],Password [Required],Org Unit Path [Required],Status [READ ONLY],Employee ID,Employee Title,Manager Email\nAna,Costa,ana@x.example,****,/Sales,Suspended,7,Lead,bo@x.example",
      {
        name: "Ana Costa",
        email: "ana@x.example",
        status: "inactive",
        externalId: "7",
        title: "Lead",
        manager: "bo@x.example",
        department: "/Sales",
      },
    ],
    [
      "GAM",
      "primaryEmail,name.givenName,name.familyName,suspended,aliases.0,aliases.1\nana@x.example,Ana,Costa,True,a@x.example,b@x.example",
      { email: "ana@x.example", name: "Ana Costa", status: "inactive", aliases: ["a@x.example", "b@x.example"] },
    ],
    [
      "Okta",
      "id,login,email,secondEmail,firstName,lastName,status,managerId,department\n00u1,ana@x.example,ana.c@x.example,ana@home.example,Ana,Costa,DEPROVISIONED,00u2,IT",
      {
        externalId: "00u1",
        email: "ana.c@x.example",
        aliases: ["ana@home.example", "ana@x.example"],
        username: "ana@x.example",
        status: "inactive",
      },
    ],
    [
      "Entra ID",
      'userPrincipalName,displayName,surname,mail,givenName,id,userType,jobTitle,department,accountEnabled,proxyAddresses\nana@x.example,Ana Costa,Costa,,Ana,g-1,Member,Lead,IT,False,"SMTP:Ana.Costa@x.example;smtp:ac@x.example;SIP:ana@x.example"',
      {
        email: "Ana.Costa@x.example",
        aliases: ["ac@x.example", "ana@x.example"],
        externalId: "g-1",
        status: "inactive",
        guest: null,
      },
    ],
    [
      "a guest of Entra ID",
      "userPrincipalName,displayName,mail,userType\ngil_agency.example#EXT#@x.example,Gil,gil@agency.example,Guest",
      { email: "gil@agency.example", aliases: [], guest: { sponsorId: null, company: null } },
    ],
    [
      "Workday",
      "Employee ID,Legal Name - First Name,Legal Name - Last Name,Email - Primary Work,Active Status,Business Title,Supervisory Organization,Termination Date,Worker Type\n7,Ana,Costa,ana@x.example,Yes,Lead,Sales,2026-05-31,Contingent Worker",
      {
        externalId: "7",
        name: "Ana Costa",
        status: "active",
        endsAt: Date.UTC(2026, 4, 31),
        guest: { sponsorId: null, company: null },
      },
    ],
    [
      "German, with a title line before and semicolons",
      "Mitarbeiterliste Stand 1.3.2026;;;\nPersonalnummer;Nachname;Vorname;E-Mail-Adresse;Abteilung;Austrittsdatum\n7;Groß;Jörg;joerg@x.example;Vertrieb;31.12.2026",
      { externalId: "7", name: "Jörg Groß", department: "Vertrieb", endsAt: Date.UTC(2026, 11, 31) },
    ],
    [
      "French",
      "Prénom,Nom,Courriel,Statut\nZoé,Lefèvre,zoe@x.example,inactif",
      { name: "Zoé Lefèvre", email: "zoe@x.example", status: "inactive" },
    ],
    ["Italian", "Nome;Cognome;Indirizzo e-mail\nAnna;Rossi;anna@x.example", { name: "Anna Rossi", firstName: "Anna" }],
    ["Portuguese, the name alone", "Nome;E-mail\nAna Costa;ana@x.example", { name: "Ana Costa", firstName: null }],
    [
      "Spanish",
      "Nombre,Apellidos,Correo electrónico,Puesto\nJosé,Núñez,jose@x.example,Jefe",
      { name: "José Núñez", title: "Jefe" },
    ],
    ["Polish", "Imię;Nazwisko;Adres e-mail;Stanowisko\nŁukasz;Wójcik;l@x.example;Szef", { name: "Łukasz Wójcik" }],
    ["Turkish", "Adı,Soyadı,E-posta\nIşıl,Yıldız,i@x.example", { name: "Işıl Yıldız" }],
    ["Japanese", "氏名,メールアドレス\n佐藤 太郎,taro@x.example", { name: "佐藤 太郎", email: "taro@x.example" }],
    ["names nobody knows", "Wer,Wohin\nAna Costa,ana@x.example", { email: "ana@x.example" }],
    [
      "no header",
      "Ana Costa,ana@x.example,IT\nBob Lee,bob@x.example,HR",
      { name: "Ana Costa", email: "ana@x.example" },
    ],
    ["sep=", "sep=|\nName|Email\nAna|ana@x.example", { name: "Ana", email: "ana@x.example" }],
    [
      "in any order and twice",
      "Title,Email,Name,Email,Email 2\nLead,ana@x.example,Ana,a@x.example,b@x.example",
      { aliases: ["a@x.example", "b@x.example"] },
    ],
    [
      "spreadsheet tricks",
      'Name,Email,Employee ID\n\'=Ana,mailto:ana@x.example,"=""007"""',
      { name: "=Ana", email: "ana@x.example", externalId: "007" },
    ],
    ["an address with a name", 'Name,Email\nAna,"Ana Costa <ana@x.example>"', { email: "ana@x.example" }],
    [
      "groups, and a shared mailbox",
      "Name,Email,Groups,RecipientTypeDetails\nHello,hello@x.example,A; B;A,SharedMailbox",
      { groups: ["A", "B"], mailbox: true },
    ],
    [
      "American days",
      "Name,Email,End date\nA,a@x.example,03/04/2026\nB,b@x.example,03/31/2026",
      { endsAt: Date.UTC(2026, 2, 4) },
    ],
    ["no address at all", "Name,Employee ID\nAna Costa,7", { name: "Ana Costa", email: null }],
  ])("%s", async (_, content, expected) => {
    const result = await read(content);
    if ("refusal" in result) return expect.unreachable(result.refusal.kind);
    expect(result.people[0]).toMatchObject(expected);
    expect(result.problems).toEqual([]);
  });

  test("what they mean is said, can be corrected, and is remembered for files of the same shape", async () => {
    const result = await read("Name,Email,Note\nAna,ana@x.example,boss@x.example");
    if ("refusal" in result) return expect.unreachable(result.refusal.kind);
    expect(result.columns).toMatchObject([
      { header: "Name", field: "name", by: "name", samples: ["Ana"] },
      { header: "Email", field: "email", by: "name" },
      { header: "Note", field: null, by: null },
    ]);
    const corrected = correctColumn(result.columns, 2, "email");
    expect(corrected.map(({ field }) => field)).toEqual(["name", null, "email"]);
    const again = await readTable(encode("NAME; e-mail ;Note\nBob;bob@x.example;b@x.example", "utf-8"));
    if ("refusal" in again) return expect.unreachable(again.refusal.kind);
    expect(again.shape).toBe(result.table.shape);
    const columns = readColumns(
      again,
      corrected.map(({ field }) => field),
    );
    expect(columns.map(({ field, by }) => [field, by])).toEqual([
      ["name", "remembered"],
      [null, null],
      ["email", "remembered"],
    ]);
    expect(await readPeople(again, columns)).toMatchObject({ people: [{ email: "b@x.example" }] });
  });

  test("no name of a column is two things", () => {
    for (const [name, field] of [
      ["Status", "status"],
      ["ID", "externalId"],
      ["Department", "department"],
      ["Password", null],
      ["Phone", null],
    ] as const) {
      expect(fieldOf(name), name).toBe(field);
    }
  });
});

test("what was exported with formulas neutralised is read again as it was", async () => {
  const tricky = ["=SUM(A1)", "+1 Ana", "-2", "@home Lee", 'quo"te', "semi;colon", "plain"];
  const text = await csvText(
    ["Name", "Email"],
    tricky.map((name, at) => [name, `p${at}@x.example`]),
  );
  for (const line of text.replace("\ufeff", "").split("\r\n")) expect(line).not.toMatch(/^"?[=+\-@]/);
  expect(await names(text)).toEqual(tricky.map((name, at) => `${name} <p${at}@x.example>`));
});

test("100,000 rows are read in pieces, none of them long", async () => {
  const lines = Array.from({ length: 100_000 }, (_, n) => `Person ${n},p${n}@x.example,"Dept, ${n % 9}"`);
  let longest = 0;
  let last = performance.now();
  let pauses = 0;
  const pause = async () => {
    longest = Math.max(longest, performance.now() - last);
    await new Promise((resolve) => setTimeout(resolve, 0));
    pauses++;
    last = performance.now();
  };
  const bytes = encode(`Name,Email,Department\n${lines.join("\n")}`, "utf-8");
  last = performance.now();
  const start = last;
  const table = await readTable(bytes, pause);
  if ("refusal" in table) return expect.unreachable(table.refusal.kind);
  const read = await readPeople(table, readColumns(table, null), pause);
  const all = performance.now() - start;
  if ("refusal" in read) return expect.unreachable(read.refusal.kind);
  expect(read.people).toHaveLength(100_000);
  expect(read.lines.at(-1)).toBe(100_001);
  expect(pauses).toBeGreaterThan(50);
  // As a share of the whole: a busy machine slows both.
  expect(longest / all).toBeLessThan(0.25);
}, 60_000);
