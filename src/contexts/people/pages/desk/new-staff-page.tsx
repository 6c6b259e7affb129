import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useApiMutation } from '../../../../ui/api/hooks.ts';
import { useProblemText } from '../../../../ui/api/use-problem-text.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { DeskPage, Panel } from '../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button, LinkButton } from '../../../../ui/kit/button.tsx';
import { TextInput } from '../../../../ui/kit/form/inputs.tsx';
import { Row } from '../../../../ui/kit/layout.tsx';
import { ErrorState } from '../../../../ui/kit/states.tsx';
import { SignInForm } from '../shared/sign-in-frame.tsx';
import { OneTimeLink } from './one-time-link.tsx';
import { RoleFields, inputOf, isComplete, noRole } from './role-fields.tsx';

/** A new account with its first role; ends with the link to hand over. */
export function Page(): ReactNode {
  const { t } = useTranslation('people');
  const { forField } = useProblemText();
  const navigate = useNavigate();
  const [displayName, setDisplayName] = useState('');
  const [userName, setUserName] = useState('');
  const [phone, setPhone] = useState('');
  const [role, setRole] = useState(noRole);
  const [created, setCreated] = useState<Output<'people.createStaff'> | undefined>(undefined);
  const create = useApiMutation('people.createStaff', { onSuccess: setCreated });
  const ready = displayName.trim() !== '' && userName.trim() !== '' && isComplete(role);
  const submit = (): void =>
    create.mutate({ body: { displayName, userName, phone: phone.trim() === '' ? null : phone, assignment: inputOf(role) } });
  return (
    <DeskPage title={t('staff.createTitle')}>
      <Panel title={t('staff.facts')}>
        <SignInForm onSubmit={submit}>
          <TextInput
            label={t('fields.displayName')}
            required
            autoFocus
            autoComplete="off"
            maxLength={40}
            value={displayName}
            onChange={setDisplayName}
            error={forField(create.error, 'displayName')}
          />
          <TextInput
            label={t('fields.userName')}
            hint={t('start.userNameHint')}
            required
            autoComplete="off"
            maxLength={40}
            value={userName}
            onChange={setUserName}
            error={forField(create.error, 'userName')}
          />
          <TextInput
            label={t('fields.phone')}
            type="tel"
            inputMode="tel"
            autoComplete="off"
            maxLength={30}
            value={phone}
            onChange={setPhone}
            error={forField(create.error, 'phone')}
          />
          <RoleFields value={role} onChange={setRole} problem={create.error} prefix="assignment." />
          {create.error && create.error.fields.length === 0 ? <ErrorState problem={create.error} /> : null}
          <Row>
            <Button type="submit" tone="primary" busy={create.isPending} disabled={!ready}>
              {t('staff.createSubmit')}
            </Button>
            <LinkButton to="/staff">{t('ui:cancel')}</LinkButton>
          </Row>
        </SignInForm>
      </Panel>
      <OneTimeLink link={created?.link} onClose={() => void navigate(`/staff/${created?.staff.id ?? ''}`, { replace: true })} />
    </DeskPage>
  );
}
