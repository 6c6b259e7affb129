import network2022 from '../data/suzhou-metro-2022.json' with { type: 'json' };
import pinyin2022 from '../data/suzhou-metro-2022.pinyin.json' with { type: 'json' };
import media from '../data/suzhou-metro.media.json' with { type: 'json' };
import policies from '../data/suzhou-metro.policies.json' with { type: 'json' };
import tariffs from '../data/suzhou-metro.tariff.json' with { type: 'json' };
import templates from '../data/suzhou-metro.templates.json' with { type: 'json' };
import type { Catalogue, ConcessionPolicy, Medium, NetworkVersion, Tariff } from './model.ts';
import type { PinyinNames } from './stations.ts';

/** JSON widens words to `string`; a test parses every shipped file with the schemas of the contract, so the cast is safe. */
function shipped<Shape>(json: unknown): Shape {
  return json as Shape;
}

/** The published data that ship with the program: the metro of Suzhou in 2022, its tariff, media and policies. */
export const shippedCatalogue: Catalogue = {
  networks: [shipped<NetworkVersion>(network2022)],
  tariffs: shipped<Tariff[]>(tariffs),
  media: shipped<Medium[]>(media),
  policies: shipped<ConcessionPolicy[]>(policies),
};

/** Romanised station names of all shipped networks. */
export const shippedPinyin: PinyinNames = pinyin2022;

/** Worked examples from which staff may start a draft; never in force by themselves. */
export const policyTemplates: readonly ConcessionPolicy[] = shipped<ConcessionPolicy[]>(templates);
