const mostNames = 400;
const longestText = 8_000;

/**
 * Names statements that come again, so that each connection parses and plans them once. The first time a text is seen
 * it stays nameless: lists with many filters make texts that never return. Names stay few, since servers keep them.
 */
export function createStatementNames(): (text: string) => string | undefined {
  const names = new Map<string, string | undefined>();
  return (text) => {
    if (text.length > longestText) return undefined;
    if (!names.has(text)) {
      if (names.size < mostNames) names.set(text, undefined);
      return undefined;
    }
    const known = names.get(text);
    if (known !== undefined) return known;
    const name = `lianxin_${[...names.keys()].indexOf(text)}`;
    names.set(text, name);
    return name;
  };
}
