import { generate } from "selfsigned";

export interface Certificate {
  key: string;
  cert: string;
}

let made: Promise<Certificate> | undefined;

/** A self-signed certificate for `*.facebook.com`, made once per process. */
export function certificate(): Promise<Certificate> {
  made ??= generate([{ name: "commonName", value: "*.facebook.com" }], {
    keyType: "ec",
    algorithm: "sha256",
    notAfterDate: new Date(Date.now() + 30 * 86_400_000),
    extensions: [
      {
        name: "subjectAltName",
        altNames: [
          { type: 2, value: "*.facebook.com" },
          { type: 2, value: "facebook.com" },
        ],
      },
    ],
  }).then(({ private: key, cert }) => ({ key, cert }));
  return made;
}
