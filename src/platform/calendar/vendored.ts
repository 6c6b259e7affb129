import year2019 from './data/2019.json' with { type: 'json' };
import year2020 from './data/2020.json' with { type: 'json' };
import year2021 from './data/2021.json' with { type: 'json' };
import year2022 from './data/2022.json' with { type: 'json' };
import year2023 from './data/2023.json' with { type: 'json' };
import year2024 from './data/2024.json' with { type: 'json' };
import year2025 from './data/2025.json' with { type: 'json' };
import year2026 from './data/2026.json' with { type: 'json' };
import type { Notice } from './notice.ts';

/** The arrangements that come with the program; sources in data/README.md. */
export const vendoredNotices: readonly Notice[] = [year2019, year2020, year2021, year2022, year2023, year2024, year2025, year2026];
