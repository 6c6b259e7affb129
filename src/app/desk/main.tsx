import '../../ui/tokens.css';
import '../../ui/base.css';
import { startFace } from '../../ui/face/start-face.tsx';
import { pages } from './pages.ts';

void startFace({ pages, children: null });
