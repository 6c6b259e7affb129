const placeholder = '__MAP_STYLE_URL__';

/** The configured base map's style; undefined when the installation has none. The server writes it into the page. */
export function configuredStyle(): string | undefined {
  const content = document.querySelector<HTMLMetaElement>('meta[name="map-style"]')?.content ?? '';
  return content === '' || content === placeholder ? undefined : content;
}

function hasWebGl2(): boolean {
  try {
    return document.createElement('canvas').getContext('webgl2') !== null;
  } catch {
    return false;
  }
}

/** So many pins are still drawn well as SVG. */
const mostSchematicPins = 300;

/**
 * Does the moving map pay its weight (about 400 KB) here? Only with a base map or very many pins, never without WebGL 2, and
 * not where `lianxin.map` is set to `schematic` in the local storage (weak devices, tests).
 */
export function wantsMovingMap(pins: number): boolean {
  if (configuredStyle() === undefined && pins <= mostSchematicPins) return false;
  try {
    if (localStorage.getItem('lianxin.map') === 'schematic') return false;
  } catch {
    return hasWebGl2();
  }
  return hasWebGl2();
}
