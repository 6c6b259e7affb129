import { Mic, Square } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { htmlLang } from '../../i18n/languages.ts';
import { useLanguage, useTranslation } from '../../i18n/index.ts';
import { Button } from '../button.tsx';

interface Recognition {
  lang: string;
  continuous: boolean;
  onresult: ((event: { readonly results: ArrayLike<ArrayLike<{ readonly transcript: string }>> }) => void) | null;
  onend: (() => void) | null;
  start: () => void;
  stop: () => void;
}
type RecognitionConstructor = new () => Recognition;

function recognitionOf(): RecognitionConstructor | undefined {
  const scope = window as unknown as Record<string, RecognitionConstructor | undefined>;
  return scope['SpeechRecognition'] ?? scope['webkitSpeechRecognition'];
}

/** A button to speak instead of typing; draws nothing where the browser cannot listen. */
export function SpokenInput({ onText }: { readonly onText: (text: string) => void }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const [listening, setListening] = useState(false);
  const current = useRef<Recognition | undefined>(undefined);
  const receive = useRef(onText);
  useEffect(() => {
    receive.current = onText;
  });
  useEffect(() => () => current.current?.stop(), []);
  const Recognizer = recognitionOf();
  if (!Recognizer) return null;
  const start = (): void => {
    const recognition = new Recognizer();
    recognition.lang = htmlLang(language);
    recognition.continuous = false;
    recognition.onresult = ({ results }) =>
      receive.current(Array.from(results, (result) => result[0]?.transcript ?? '').join(''));
    recognition.onend = () => setListening(false);
    current.current = recognition;
    setListening(true);
    recognition.start();
  };
  return (
    <Button icon={listening ? Square : Mic} aria-pressed={listening} onClick={listening ? () => current.current?.stop() : start}>
      {listening ? t('speech.stop') : t('speech.start')}
    </Button>
  );
}
