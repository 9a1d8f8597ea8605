import { exactWords, plainWord } from "../../matching/names.ts";
import type { Field } from "../../store/people-records.ts";

/**
 * What columns are called: exports of Google Workspace (also by GAM), Okta, Entra ID, Exchange, Active Directory, Workday,
 * Personio, BambooHR, and the usual words in German, French, Spanish, Italian, Portuguese, Dutch, Polish, Czech, Swedish, Danish
 * and Turkish. Written without case, diacritics and signs.
 */
const NAMES: Record<Field, string> = {
  email: `email emailaddress mail primaryemail primaryemailaddress workemail emailwork emailprimarywork primaryworkemail
    businessemail companyemail corporateemail officialemail useremail emailid primarysmtpaddress emailaddressrequired
    emailadresse mailadresse epost epostadress epostadresse eposta epostaadresi adressemail adresseemail courriel
    adressedecourriel adresseelectronique correo correoelectronico direcciondecorreo direcciondecorreoelectronico
    emailaziendale indirizzoemail postaelettronica enderecodeemail emailcorporativo emailadres mailadres emailprofessionnel
    mailprofessionnel adresemail adresemailowy emailovaadresa geschaftlicheemail dienstlicheemail firmenemail employeeemail
    メールアドレス メール 邮箱 电子邮件 電子郵件 이메일 электроннаяпочта почта адресэлектроннойпочты email1`,
  aliases: `alias aliases emailalias emailaliases proxyaddresses secondaryemail secondemail alternateemail
    alternateemailaddress alternateemailaddresses othermails otheremails othermail additionalemails secondaryemails
    secondaryemailaddress emailaddresses worksecondaryemail weitereemail weitereemails weitereemailadressen aliasadressen
    zweiteemail autresemails emailsecondaire emailsecundario correosecundario emailsecondaria aliasy aliaser
    nonEditableAliases`.toLowerCase(),
  username: `username login loginname userid userlogin userprincipalname upn samaccountname accountname logonname uid
    benutzername anmeldename benutzerkennung kennung identifiant nomutilisateur nomdutilisateur usuario nombredeusuario
    nomeutente utente nomedeusuario gebruikersnaam nazwauzytkownika uzivatelskejmeno anvandarnamn brugernavn kullaniciadi
    mailnickname oktalogin`,
  externalId: `id objectid employeeid employeenumber employeeno employeecode personnelnumber personid workerid staffid staffno
    staffnumber userguid externalid immutableid payrollid personalnummer mitarbeiternummer mitarbeiterid mitarbeiternr matricule
    numeroempleado numerodeempleado idempleado matricola numeromatricola matricula personeelsnummer numerpracownika
    osobnicislo anstallningsnummer medarbejdernummer sicilno sicilnumarasi 社員番号 工号 사번 табельныйномер hrid`,
  name: `name fullname displayname employeename worker workername employee completename preferredname commonname cn user
    legalname namefull fullnamedisplay vollername vollstandigername anzeigename mitarbeiter nomcomplet nomaffiche
    nometprenom nomprenom prenometnom nombrecompleto nombreyapellidos nombreyapellido nomecompleto nomeecognome cognomeenome
    volledigenaam naam imieinazwisko jmenoaprijmeni celejmeno fullstandigtnamn fuldenavn navn namn adsoyad adisoyadi isim 氏名 名前 姓名 이름
    имя фио полноеимя`,
  firstName: `firstname givenname forename first givennames legalfirstname preferredfirstname legalnamefirstname
    preferrednamefirstname namegivenname firstnamerequired vorname rufname prenom nombre nombres primernombre nome nomeproprio
    primeironome voornaam imie jmeno krestnijmeno fornamn fornavn ad adi 名 имя1`,
  lastName: `lastname surname familyname last sn legallastname preferredlastname legalnamelastname preferrednamelastname
    namefamilyname lastnamerequired nachname familienname zuname nom nomdefamille apellido apellidos cognome sobrenome apelido
    achternaam nazwisko prijmeni efternamn efternavn soyad soyadi 姓 фамилия`,
  status: `status accountstatus userstatus employmentstatus workerstatus activestatus employeestatus state active isactive
    enabled accountenabled suspended issuspended disabled isdisabled accountdisabled blocked signinblocked blockcredential archived isarchived terminated
    lifecyclestate currentstatus inactive deactivated aktiv statut actif estado activo stato attivo situacao ativo actief
    stan aktywny stav aktivni kontostatus mitarbeiterstatus beschaftigungsstatus durum statusreadonly gesperrt deaktiviert 状態 状态 상태 статус`,
  groups: `groups group memberof groupmemberships groupmembership groupnames teams team usergroups gruppen gruppe groupes
    groupe grupos grupo gruppi gruppo groepen groep grupy skupiny grupper gruplar グループ 组 그룹 группы`,
  manager: `manager managername manageremail manageremailaddress managerid managerupn supervisor supervisorname
    supervisoremail lineManager reportsto reportingmanager managername1 relationsmanagervalue vorgesetzter vorgesetzte fuhrungskraft teamleiter
    responsable superieur superviseur jefe gerente supervisora responsabile gestor leidinggevende przelozony kierownik nadrizeny
    chef leder yonetici 上司 经理 상사 руководитель`.toLowerCase(),
  department: `department dept departmentname orgunit orgunitpath orgunitpathrequired organizationalunit supervisoryorganization
    costcenter division businessunit organization organisation organizationsdepartment abteilung bereich departement service departamento area
    dipartimento reparto setor afdeling dzial oddeleni avdelning afdeling1 departman bolum 部署 部门 부서 отдел`,
  title: `title jobtitle businesstitle position positiontitle jobposition role employeetitle jobprofile jobname designation
    organizationstitle berufsbezeichnung position1 stellenbezeichnung funktion titre poste fonction cargo puesto titolo
    mansione ruolo funcao functie functietitel stanowisko pozice befattning stilling unvan 役職 职位 직위 должность`,
  endsAt: `enddate terminationdate contractenddate lastday lastdayofwork lastworkingday leavedate leavingdate exitdate
    accountexpires accountexpirationdate expirationdate expirydate expires validuntil employeeleavedatetime employmentenddate separationdate
    austrittsdatum austritt enddatum vertragsende befristetbis datedefin datedesortie findecontrat fechadefin fechadebaja
    findecontrato datafine datadicessazione datacessazione datadetermino datadesaida datafim einddatum uitdiensttreding
    datazakonczenia datumukonceni slutdatum slutdato bitistarihi 退職日 离职日期`,
  userType: `usertype accounttype membertype workertype employeetype employmenttype persontype benutzertyp mitarbeitertyp
    typedutilisateur tipodeusuario tipoutente gebruikerstype`,
  mailboxType: `recipienttype recipienttypedetails mailboxtype postfachtyp`,
  company: `company companyname employer firma unternehmen societe entreprise empresa compania azienda societa bedrijf
    spolecnost foretag virksomhed sirket 会社 公司 회사 компания`,
};

/** Columns of the account's being switched off: a yes in one means no. */
const INVERSE = new Set(
  `suspended issuspended disabled isdisabled accountdisabled blocked signinblocked blockcredential archived isarchived terminated inactive
  deactivated gesperrt deaktiviert`.split(/\s+/),
);

const FIELD_OF = new Map<string, Field>();
for (const [field, names] of Object.entries(NAMES) as [Field, string][]) {
  // The first field that has a name keeps it: "position" is a title before anything else.
  for (const name of names.split(/\s+/)) if (name && !FIELD_OF.has(name)) FIELD_OF.set(name, field);
}

/** A header as it is compared: `E-Mail-Adresse [Required]`, `name.givenName`, `aliases.0.alias` without signs and numbers. */
export function headerKey(header: string): string {
  const bare = header.replace(/\[[^\]]*\]/g, " ").replace(/\*/g, " ");
  return exactWords(bare).map(plainWord).join("");
}

/** What a column is by its name; `null` if the name says nothing. */
export function fieldOf(header: string): Field | null {
  const key = headerKey(header);
  const direct = FIELD_OF.get(key);
  if (direct) return direct;
  // `aliases.0.alias`, `emails.1.address`, `Group 3`, `Legal Name - First Name`.
  const numberless = headerKey(header.replace(/[._\s]?\d+([._\s]|$)/g, " "));
  return FIELD_OF.get(numberless) ?? SPECIAL[numberless] ?? null;
}

const SPECIAL: Record<string, Field> = {
  aliasesalias: "aliases",
  emailsaddress: "aliases",
  emailsvalue: "aliases",
  groupsname: "groups",
  noneditablealiases: "aliases",
  relationsvalue: "manager",
};

/** Whether a yes in this status column means that the account is switched off. */
export function isInverse(header: string): boolean {
  return INVERSE.has(headerKey(header));
}
