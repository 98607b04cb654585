/** The left rail: the screens that exist. On narrow windows only their icons, named. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import iconUrl from './icon.svg';
import classes from './Rail.module.css';
import { SCREENS } from './screens.ts';
import { appTexts } from './texts.ts';

export function Rail(): ReactNode {
  return (
    <nav className={classes.rail} aria-label={appTexts.navigation}>
      <div className={classes.brand}>
        <img src={iconUrl} width={24} height={24} alt="" />
        <span className={classes.label}>{appTexts.name}</span>
      </div>
      <ul className={classes.list}>
        {SCREENS.map(({ path, label, icon: Icon }) => (
          <li key={path}>
            <Link to={path} className={classes.link} activeProps={{ 'data-active': true }} title={label}>
              <Icon size={18} stroke={1.6} aria-hidden="true" />
              <span className={classes.label}>{label}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
