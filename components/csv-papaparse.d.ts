// The package brings no types. This is the part of it that we use.
declare module "papaparse" {
  interface UnparseConfig {
    newline?: string;
    escapeFormulae?: boolean | RegExp;
  }
  const Papa: {
    unparse(table: { fields: readonly string[]; data: readonly (readonly string[])[] }, config?: UnparseConfig): string;
  };
  export default Papa;
}
