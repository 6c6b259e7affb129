import { EyeOff, HeartHandshake, Smartphone, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { ChoiceList, type Choice } from '../../../../../ui/kit/form/choices.tsx';
import { TextInput } from '../../../../../ui/kit/form/inputs.tsx';
import { Note } from '../../../../../ui/kit/states.tsx';
import { useSession } from '../../../../../ui/session.tsx';
import { type ReportDraft, relations } from './draft.ts';

interface Props {
  readonly draft: ReportDraft;
  readonly set: (change: Partial<ReportDraft>) => void;
  readonly phoneError: string | undefined;
}

function HelperFields({ draft, set, phoneError }: Props): ReactNode {
  const { t } = useTranslation('requests');
  return (
    <>
      <TextInput label={t('report.helperName')} required autoComplete="name" maxLength={40} value={draft.helperName} onChange={(helperName) => set({ helperName })} />
      <ChoiceList
        legend={t('report.relation')}
        inline
        choices={relations.map((relation) => ({ value: relation, label: t(`options.relation.${relation}`) }))}
        value={draft.relation ?? undefined}
        onChange={(relation) => set({ relation })}
      />
      <TextInput label={t('report.helperPhone')} type="tel" autoComplete="tel" maxLength={20} value={draft.helperPhone} onChange={(helperPhone) => set({ helperPhone })} />
      <TextInput label={t('report.personName')} placeholder={t('report.namePlaceholder')} maxLength={40} value={draft.name} onChange={(name) => set({ name })} />
      <TextInput
        label={t('report.personPhone')}
        hint={t('report.personPhoneHint')}
        error={phoneError}
        type="tel"
        autoComplete="off"
        maxLength={20}
        value={draft.phone}
        onChange={(phone) => set({ phone })}
      />
    </>
  );
}

/** How to tell the reporter: staying anonymous is chosen already, one tap sends. */
export function WhoStep({ draft, set, phoneError }: Props): ReactNode {
  const { t } = useTranslation('requests');
  const { answer } = useSession();
  const account: Choice<ReportDraft['who']>[] =
    answer?.kind === 'resident'
      ? [{ value: 'account', icon: UserRound, label: t('report.account', { phone: answer.phoneMasked }), hint: t('report.accountHint') }]
      : [];
  return (
    <>
      <ChoiceList
        legend={t('report.whoQuestion')}
        hideLegend
        choices={[
          ...account,
          { value: 'anonymous', icon: EyeOff, label: t('report.anonymous'), hint: t('report.anonymousHint') },
          { value: 'phone', icon: Smartphone, label: t('report.phone'), hint: t('report.phoneHint') },
          { value: 'helper', icon: HeartHandshake, label: t('report.helper'), hint: t('report.helperHint') },
        ]}
        value={draft.who}
        onChange={(who) => set({ who })}
      />
      {draft.who === 'phone' ? (
        <>
          <TextInput label={t('report.phoneField')} required type="tel" autoComplete="tel" maxLength={20} error={phoneError} value={draft.phone} onChange={(phone) => set({ phone })} />
          <TextInput label={t('report.name')} placeholder={t('report.namePlaceholder')} autoComplete="name" maxLength={40} value={draft.name} onChange={(name) => set({ name })} />
        </>
      ) : null}
      {draft.who === 'helper' ? <HelperFields draft={draft} set={set} phoneError={phoneError} /> : null}
      <Note>{t('report.willBePublic')}</Note>
    </>
  );
}
