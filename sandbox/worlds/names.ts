/** Given and family names as `written|ascii`, by script; the second part makes plausible addresses. */
export interface NameList {
  script: string;
  weight: number;
  given: readonly string[];
  family: readonly string[];
  /** The family name is written first, without a space. */
  familyFirst?: boolean;
}

const list = (text: string) => text.split(",").map((entry) => entry.trim());

export const nameLists: readonly NameList[] = [
  {
    script: "latin",
    weight: 30,
    given: list(
      "Anna|anna,Jonas|jonas,Sofia|sofia,David|david,Emma|emma,Lucas|lucas,Maria|maria,Daniel|daniel,Laura|laura,Martin|martin,Julia|julia,Thomas|thomas,Clara|clara,Simon|simon,Nina|nina,Paul|paul,Alice|alice,Victor|victor,Eva|eva,Oscar|oscar",
    ),
    family: list(
      "Weber|weber,Rossi|rossi,Jansen|jansen,Martin|martin,Costa|costa,Berg|berg,Moreau|moreau,Novak|novak,Smith|smith,Keller|keller,Silva|silva,Lind|lind,Brown|brown,Conti|conti,Vogt|vogt,Dubois|dubois,Taylor|taylor,Peeters|peeters,Walsh|walsh,Fischer|fischer",
    ),
  },
  {
    script: "latin with diacritics",
    weight: 30,
    given: list(
      "José|jose,Zoë|zoe,Łukasz|lukasz,Åsa|asa,François|francois,Jiří|jiri,Øyvind|oyvind,Małgorzata|malgorzata,Chloé|chloe,Björn|bjorn,Nuño|nuno,Žofie|zofie,Sørine|sorine,Ágnes|agnes,Ștefan|stefan,Thảo|thao,Jürgen|jurgen,Niamh|niamh",
    ),
    family: list(
      "Müller|mueller,García|garcia,Dvořák|dvorak,Wójcik|wojcik,Sjöberg|sjoberg,Núñez|nunez,Lefèvre|lefevre,Kovács|kovacs,Sørensen|sorensen,Gonçalves|goncalves,Bălan|balan,Šimić|simic,Groß|gross,O’Brien|obrien,Nguyễn|nguyen,van der Zwaluw|vanderzwaluw,Peña-López|penalopez",
    ),
  },
  {
    script: "turkish",
    weight: 6,
    given: list("İbrahim|ibrahim,Işıl|isil,Çağla|cagla,Ömer|omer,Ayşegül|aysegul,İrem|irem,Yiğit|yigit"),
    family: list("Işık|isik,Yıldız|yildiz,Çelik|celik,Şahin|sahin,Kılıç|kilic,Öztürk|ozturk,İnan|inan"),
  },
  {
    script: "cyrillic",
    weight: 8,
    given: list(
      "Ольга|olga,Сергей|sergey,Наталія|nataliia,Дмитро|dmytro,Елена|elena,Иван|ivan,Јелена|jelena,Георги|georgi",
    ),
    family: list(
      "Петрова|petrova,Шевченко|shevchenko,Ковальчук|kovalchuk,Димитров|dimitrov,Соколов|sokolov,Ђорђевић|djordjevic,Щербина|shcherbyna",
    ),
  },
  {
    script: "greek",
    weight: 4,
    given: list("Γιώργος|giorgos,Ελένη|eleni,Νίκος|nikos,Δέσποινα|despoina,Θανάσης|thanasis"),
    family: list("Παπαδόπουλος|papadopoulos,Οικονόμου|oikonomou,Βασιλείου|vasileiou,Αντωνιάδης|antoniadis"),
  },
  {
    script: "arabic",
    weight: 5,
    given: list("محمد|mohammed,فاطمة|fatima,يوسف|youssef,ليلى|layla,أحمد|ahmed"),
    family: list("الحسن|alhassan,منصور|mansour,الخطيب|alkhatib,حداد|haddad"),
  },
  {
    script: "hebrew",
    weight: 3,
    given: list("נועה|noa,דניאל|daniel,יעל|yael,איתי|itai"),
    family: list("כהן|cohen,לוי|levi,מזרחי|mizrahi,בן־דוד|bendavid"),
  },
  {
    script: "chinese",
    weight: 5,
    familyFirst: true,
    given: list("伟|wei,秀英|xiuying,芳|fang,子涵|zihan,雅婷|yating"),
    family: list("王|wang,李|li,陳|chen,歐陽|ouyang,赵|zhao"),
  },
  {
    script: "japanese",
    weight: 4,
    familyFirst: true,
    given: list("太郎|taro,さくら|sakura,美咲|misaki,ケンジ|kenji"),
    family: list("佐藤|sato,髙橋|takahashi,渡邊|watanabe,山﨑|yamazaki"),
  },
  {
    script: "korean",
    weight: 4,
    familyFirst: true,
    given: list("민준|minjun,서연|seoyeon,지훈|jihoon,하은|haeun"),
    family: list("김|kim,이|lee,박|park,최|choi"),
  },
  {
    script: "devanagari",
    weight: 4,
    given: list("आरव|aarav,प्रिया|priya,श्रुति|shruti,कृष्ण|krishna"),
    family: list("शर्मा|sharma,सिंह|singh,क्षेत्री|kshetri,पटेल|patel"),
  },
];

export interface SpecialPerson {
  first: string;
  last: string;
  slug: string;
}

/** People that stand in every practice portfolio, because matching goes wrong on exactly these. */
export const specialPeople: readonly SpecialPerson[] = [
  { first: "Anna", last: "Müller", slug: "anna.mueller" },
  { first: "Anna", last: "Müller", slug: "a.mueller2" },
  { first: "Γιώργος", last: "Παπαδόπουλος", slug: "giorgos.papadopoulos" },
  { first: "İbrahim", last: "Işık", slug: "ibrahim.isik" },
  { first: "Ibrahim", last: "Isik", slug: "ibrahim.isik+ads" },
  { first: "Jose\u0301", last: "Nun\u0303ez", slug: "jose.nunez" },
  { first: "Pavel", last: "Novak", slug: "pavel.novak" },
  { first: "\u0420\u0430vel", last: "Nov\u0430k", slug: "pavel.novak.agency" },
  { first: "Lena 🌻", last: "Vogt", slug: "lena.vogt" },
  { first: "محمد", last: "الحسن", slug: "m.alhassan" },
  { first: "さくら", last: "髙橋", slug: "sakura.takahashi" },
  {
    first: "María de los Ángeles Guadalupe Inmaculada",
    last: "Fernández de Córdoba y Álvarez de Toledo-Wittgenstein",
    slug: "maria.fernandez",
  },
];

export const titles = list(
  "Media buyer,Head of paid social,Community manager,Freelancer,Performance lead,Responsable marketing,Leiterin Content,运营经理,Finance controller,Intern",
);

export const companyWords = {
  first: list("Kestrel,Nordlicht,Atelier,Bluebird,Piñata,Salzburg,Marigold,Høyde,Café Central,Quartz,Lumen,Tramontana"),
  second: list("Media,Outfitters,Foods,Travel,Studios,Mobility,Cosmetics,Books,Kitchen,Sport,Living,Brewing"),
};

export const agencyNames = list(
  "Fernlicht Agentur,Brightside Performance,Agência Maré,Tideline Partners,Northwind Social,株式会社ひかり広告,Pixel & Plume,Growth Harbour",
);

export const placeWords = list(
  "Berlin,Paris,Łódź,São Paulo,İzmir,København,Αθήνα,東京,Toronto,Málaga,Praha,Kyiv,दिल्ली,서울,Zürich,Leeds,Porto,Gent,Malmö,Austin",
);
