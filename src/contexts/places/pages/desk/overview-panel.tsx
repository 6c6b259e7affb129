import { useState, type ReactNode } from 'react';
import { useApiMutation } from '../../../../ui/api/hooks.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { useProblemText } from '../../../../ui/api/use-problem-text.ts';
import { Button, Space } from '../../../../ui/desk/antd.ts';
import { Stat, Stats } from '../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { TextInput } from '../../../../ui/kit/form/inputs.tsx';
import { Facts, Section, Stack } from '../../../../ui/kit/layout.tsx';
import { showToast } from '../../../../ui/kit/toast.tsx';
import { SaveProblem } from './conflict-note.tsx';
import styles from './places-page.module.css';

export type Unit = Output<'places.getDivision'>;

/** What a unit is, how much lies in it, whom people call. */
export function OverviewPanel({ unit }: { readonly unit: Unit }): ReactNode {
  const { t } = useTranslation('places');
  const { code, counts } = unit;
  const link = (tab: string, more = ''): string => `/places?code=${code}&tab=${tab}${more}`;
  return (
    <Stack>
      <Stats>
        <Stat label={t('desk.counts.grids')} value={counts.grids} to={link('grids')} />
        <Stat label={t('desk.counts.compounds')} value={counts.compounds} to={link('compounds')} />
        <Stat label={t('desk.counts.unmanaged')} value={counts.unmanaged} to={link('compounds', '&managed=no')} />
        <Stat label={t('desk.counts.workstations')} value={counts.workstations} to={link('workstations')} />
      </Stats>
      <Facts
        facts={[
          { label: t('fields.name'), value: unit.name },
          { label: t('fields.code'), value: code },
          { label: t('fields.kind'), value: t(`kinds.${unit.kind}`) },
          { label: t('fields.requestPrefix'), value: unit.requestPrefix },
          { label: t('fields.aliases'), value: unit.aliases.map(({ name, code: former }) => (former ? `${name} (${former})` : name)).join('、') },
          { label: t('fields.managementAreas'), value: unit.managementAreas.map(({ name }) => name).join('、') },
          { label: t('fields.contactName'), value: unit.contactName },
          { label: t('fields.contactPhone'), value: unit.contactPhone },
        ]}
      />
      {unit.actions.includes('edit') && unit.level !== 'grid' ? <ContactForm key={unit.version} unit={unit} /> : null}
    </Stack>
  );
}

/** How names stand in one field: apart by 、. */
function splitNames(text: string): string[] {
  return text.split(/[、,，]/).map((name) => name.trim()).filter((name) => name !== '');
}

function ContactForm({ unit }: { readonly unit: Unit }): ReactNode {
  const { t } = useTranslation('places');
  const { forField } = useProblemText();
  const [contactName, setContactName] = useState(unit.contactName ?? '');
  const [contactPhone, setContactPhone] = useState(unit.contactPhone ?? '');
  const [requestPrefix, setRequestPrefix] = useState(unit.requestPrefix ?? '');
  const [aliases, setAliases] = useState(unit.aliases.map(({ name }) => name).join('、'));
  const save = useApiMutation('places.updateDivision', { onSuccess: () => showToast(t('desk.saved'), 'done') });
  const submit = (): void => {
    const known = new Map(unit.aliases.map((alias) => [alias.name, alias]));
    save.mutate({
      params: { code: unit.code },
      body: {
        baseVersion: unit.version,
        contactName,
        contactPhone,
        requestPrefix,
        center: unit.center && { ...unit.center, system: 'wgs84' },
        aliases: splitNames(aliases).map((name) => known.get(name) ?? { name }),
      },
    });
  };
  return (
    <Section title={t('desk.contact')}>
      <form
        className={styles.narrow}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack gap={3}>
          <TextInput label={t('fields.contactName')} maxLength={40} value={contactName} onChange={setContactName} />
          <TextInput label={t('fields.contactPhone')} hint={t('fieldHints.contactPhone')} maxLength={30} type="tel" value={contactPhone} onChange={setContactPhone} />
          <TextInput
            label={t('fields.requestPrefix')}
            hint={t('fieldHints.requestPrefix')}
            maxLength={6}
            error={forField(save.error, 'requestPrefix')}
            value={requestPrefix}
            onChange={(text) => setRequestPrefix(text.toUpperCase())}
          />
          <TextInput label={t('fields.aliases')} hint={t('fieldHints.aliases')} maxLength={300} error={forField(save.error, 'aliases')} value={aliases} onChange={setAliases} />
          <SaveProblem problem={save.error} />
          <Space>
            <Button type="primary" htmlType="submit" loading={save.isPending}>
              {t('desk.save')}
            </Button>
          </Space>
        </Stack>
      </form>
    </Section>
  );
}
