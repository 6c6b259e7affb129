const browsers: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/MicroMessenger\//u, 'WeChat'],
  [/Edg(?:A|iOS)?\//u, 'Edge'],
  [/HuaweiBrowser\//u, 'Huawei Browser'],
  [/(?:Chrome|CriOS)\//u, 'Chrome'],
  [/(?:Firefox|FxiOS)\//u, 'Firefox'],
  [/Safari\//u, 'Safari'],
];
const systems: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/HarmonyOS|OpenHarmony/u, 'HarmonyOS'],
  [/Android/u, 'Android'],
  [/iPhone|iPad/u, 'iOS'],
  [/Windows/u, 'Windows'],
  [/Mac OS X/u, 'macOS'],
  [/Linux/u, 'Linux'],
];

/** A short name for the device a browser says it is, e.g. `WeChat · Android`: enough to recognise one's own, no fingerprint. */
export function deviceName(userAgent: string | undefined): string {
  const text = userAgent ?? '';
  const found = [browsers, systems].flatMap((list) => list.find(([pattern]) => pattern.test(text))?.[1] ?? []);
  return found.length > 0 ? found.join(' · ') : '–';
}
