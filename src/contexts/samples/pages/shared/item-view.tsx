import type { ReactNode } from 'react';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useLanguage, useTranslation } from '../../../../ui/i18n/index.ts';
import { BeforeAfter } from '../../../../ui/kit/before-after.tsx';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { Card, Facts, Row, Section, Stack, Text } from '../../../../ui/kit/layout.tsx';
import { PhotoGrid } from '../../../../ui/kit/photos.tsx';
import { Note } from '../../../../ui/kit/states.tsx';
import { CheckForm } from './check-form.tsx';
import { VerdictBadges } from './sample-badges.tsx';
import styles from './samples.module.css';
import type { Item, Sample } from './use-sample.ts';

interface Props {
  readonly sample: Sample;
  readonly item: Item;
  /** The page of the case in this face. */
  readonly casePath: string;
  readonly queued?: boolean;
  readonly onDone: () => void;
}

/** What was found so far. */
function Found({ item }: { readonly item: Item }): ReactNode {
  const { t } = useTranslation('samples');
  const format = useFormat();
  if (item.verdict === null) return null;
  return (
    <Section title={t('item.found')}>
      <Card>
        <Stack gap={2}>
          <Facts
            facts={[
              { label: t('fields.verdict'), value: t(`options.verdict.${item.verdict}`) },
              { label: t('fields.method'), value: item.method === null ? undefined : t(`options.method.${item.method}`) },
              { label: t('fields.level'), value: item.level === null ? undefined : t(`options.level.${item.level}`) },
              { label: t('fields.remark'), value: item.remark },
            ]}
          />
          {item.photos.length > 0 ? <PhotoGrid photos={item.photos.map((id) => ({ id, alt: t('item.photosFrom') }))} /> : null}
          {item.checkedAt === null ? null : <Text tone="muted" size="small">{t('item.by', { name: item.checkerName ?? '', at: format.dateTime(item.checkedAt) })}</Text>}
        </Stack>
      </Card>
    </Section>
  );
}

/** One case to look at: how it was before and after, where it is, and the form. Whom to call stands on the case’s own page, masked. */
export function ItemView({ sample, item, casePath, queued = false, onDone }: Props): ReactNode {
  const { t } = useTranslation('samples');
  const format = useFormat();
  const language = useLanguage();
  const { before, after } = item.case;
  return (
    <div className={styles.two}>
      <Stack gap={4}>
        <Row gap={1}>
          <VerdictBadges item={item} />
        </Row>
        {before !== null && after !== null ? (
          <Section title={t('item.before')}>
            <BeforeAfter before={before} after={after} />
          </Section>
        ) : before !== null || after !== null ? (
          <PhotoGrid photos={[before, after].flatMap((id) => (id === null ? [] : [{ id }]))} />
        ) : (
          <Text tone="muted">{t('item.noPhotos')}</Text>
        )}
        <Card>
          <Stack gap={3}>
            <Facts
              facts={[
                { label: t('item.case'), value: `${item.case.number} ${item.case.title}` },
                { label: t('item.place'), value: item.case.placeName },
                { label: t('item.address'), value: item.case.address },
                { label: t('item.category'), value: item.case.categoryName?.[language] },
                { label: t('item.workstation'), value: item.case.workstationName },
                { label: t('item.closedAt'), value: item.case.closedAt === null ? undefined : format.dateTime(item.case.closedAt) },
                { label: t('item.state'), value: t(`requests:states.${item.case.state}`) },
              ]}
            />
            <LinkButton to={casePath}>{t('item.open')}</LinkButton>
          </Stack>
        </Card>
      </Stack>
      <Stack gap={4}>
        <Found item={item} />
        {item.mayRecord ? (
          <Section title={t(item.looks > 0 ? 'item.correct' : 'actions.record')}>
            <CheckForm key={item.looks} sample={sample} item={item} queued={queued} onDone={onDone} />
          </Section>
        ) : sample.state !== 'underWay' ? (
          <Note>{t('item.notUnderWay')}</Note>
        ) : item.own ? (
          <Note tone="soon">{t('item.own')}</Note>
        ) : null}
      </Stack>
    </div>
  );
}
