import { expect, test, vi } from "vitest";
import { TokenBook } from "../tokens.ts";
import { buildWorld } from "./build.ts";
import { World } from "./truth.ts";
import { assetKinds, type WorldSize } from "./types.ts";

// The large worlds take their time on a machine that is busy with something else.
vi.setConfig({ testTimeout: 60_000 });

const build = (size: WorldSize, seed = 1) => new World(buildWorld(size, seed, Date.now));

test.each([
  ["small", 12, 24, 60],
  ["medium", 300, 400, 3000],
  ["large", 5000, 3000, 60_000],
] as const)("%s has exactly its members, assets and assignments", (size, members, assets, assignments) => {
  const portfolio = build(size).portfolio();
  expect(portfolio.members.length).toBe(members);
  expect(portfolio.assets().length).toBe(assets);
  expect(portfolio.assignments.length).toBe(assignments);
  expect(new Set(portfolio.assignments.map(({ holderId, assetId }) => `${holderId} ${assetId}`)).size).toBe(
    assignments,
  );
  expect(portfolio.id).toMatch(/^\d{15,16}$/);
  expect(portfolio.appId).toBe("2965389650414399");
});

test("the same world and seed give the same ids and tokens, another seed does not", () => {
  const picture = (seed: number) => {
    const world = build("medium", seed);
    const { members, assets, assignments } = {
      ...world.portfolio(),
      members: world.portfolio().members,
      assets: world.portfolio().assets(),
      assignments: world.portfolio().assignments,
    };
    return JSON.stringify([
      members,
      assets.map(({ sharedWith, ...rest }) => [rest, [...sharedWith]]),
      assignments,
      new TokenBook(world.data).admin(),
    ]);
  };
  expect(picture(7)).toBe(picture(7));
  expect(picture(7)).not.toBe(picture(8));
});

test("practice tokens look like Meta's", () => {
  expect(new TokenBook(build("small").data).admin()).toMatch(/^EAA[A-Za-z0-9]{185,195}$/);
});

test("small has every kind of asset, invitations, partners, a primary page and people that are hard to match", () => {
  const portfolio = build("small").portfolio();
  for (const kind of assetKinds) expect(portfolio.assets(kind).length, kind).toBeGreaterThan(0);
  expect(portfolio.invitations.length).toBeGreaterThanOrEqual(2);
  expect(portfolio.agencies.length + portfolio.clients.length).toBeGreaterThanOrEqual(2);
  expect(portfolio.business.owned.page.has(portfolio.business.primaryPageId ?? "")).toBe(true);
  expect(portfolio.admins.length).toBeGreaterThanOrEqual(2);
  expect(portfolio.members.some(({ pendingEmail }) => pendingEmail)).toBe(true);
  expect(portfolio.members.some(({ email }) => email === undefined)).toBe(true);
  expect(portfolio.members.filter(({ name }) => name === "Anna Müller").length).toBe(2);
  expect(portfolio.systemUsers.filter(({ role }) => role === "ADMIN").length).toBe(1);
});

test("in large some people have more than a hundred pages, most only a few", () => {
  const portfolio = build("large").portfolio();
  const pages = portfolio.members.map(
    ({ id }) => portfolio.assignmentsOf(id).filter(({ assetKind }) => assetKind === "page").length,
  );
  expect(Math.max(...pages)).toBeGreaterThan(100);
  expect([...pages].sort((a, b) => a - b)[2500]).toBeLessThan(10);
});

test("many has twenty portfolios that share people, agencies and apps", () => {
  const { portfolios } = build("many");
  expect(portfolios.length).toBe(20);
  for (const { members } of portfolios) {
    expect(members.length).toBeGreaterThanOrEqual(10);
    expect(members.length).toBeLessThanOrEqual(60);
  }
  const people = portfolios.flatMap(({ members }) => members.map(({ personId }) => personId));
  expect(new Set(people).size).toBeLessThan(people.length);
  expect(new Set(portfolios.flatMap(({ agencies }) => agencies.map(({ id }) => id))).size).toBeLessThanOrEqual(5);
  expect(new Set(portfolios.map(({ appId }) => appId)).size).toBe(2);
});

test("partner access only exists where it was given", () => {
  const { data, ...world } = build("medium");
  expect(world.approvals).toEqual([]);
  for (const business of data.businesses.values()) {
    for (const shelf of Object.values(business.client)) {
      for (const asset of shelf.values()) expect(asset.sharedWith.has(business.id)).toBe(true);
    }
  }
});

test("every seed gives a usable small world", () => {
  for (let seed = 1; seed <= 40; seed += 1) {
    const portfolio = build("small", seed).portfolio();
    for (const kind of assetKinds) {
      const own = kind === "app" ? portfolio.assets(kind) : portfolio.owned(kind);
      expect(own.length, `${kind} in seed ${seed}`).toBeGreaterThan(0);
    }
    expect(portfolio.client("page").length).toBeGreaterThan(0);
    expect(portfolio.client("ad_account").length).toBeGreaterThan(0);
    expect(portfolio.admins.length).toBeGreaterThanOrEqual(2);
    expect(portfolio.assets().length).toBe(24);
    expect(portfolio.assignments.length).toBe(60);
    expect(portfolio.agencies.length).toBeGreaterThan(0);
  }
});
