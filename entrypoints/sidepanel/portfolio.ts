/** The portfolio that a tab of Business Suite shows, from its address; `null` on any other page, or if it names none or two. */
export function portfolioOf(address: string | undefined): string | null {
  if (address === undefined || !URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.origin !== "https://business.facebook.com") return null;
  const ids = new Set(url.searchParams.getAll("business_id"));
  const [id] = ids;
  return ids.size === 1 && id !== undefined && /^\d{5,20}$/.test(id) ? id : null;
}
