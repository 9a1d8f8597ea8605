const worlds = ["small", "medium", "large"] as const;
export type WorldName = (typeof worlds)[number];

/** The worlds of that list, or the end of the program with the names that there are. */
export function readWorlds(list: string): WorldName[] {
  return list.split(",").map((name) => worldOf(name.trim()));
}

function worldOf(name: string): WorldName {
  const found = worlds.find((world) => world === name);
  if (found !== undefined) return found;
  console.error(`There is no world called "${name}" for the bench. There are: ${worlds.join(", ")}.`);
  process.exit(2);
}
