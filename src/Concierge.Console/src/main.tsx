import { render } from 'preact';
import { App } from './app/App';
import { applyTheme } from './app/settings';
import './styles/base.css';
import './styles/parts.css';
import './styles/call.css';
import { language } from './text';

applyTheme();
document.documentElement.lang = language.value;
render(<App />, document.getElementById('app')!);
