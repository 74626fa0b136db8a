import type { Notification } from '@gym-it/contracts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { formatAge } from '../../lib/dates.ts'
import { i18n } from '../../lib/i18n.ts'
import { noticeWords } from './notice-words.ts'
import './notifications.css'

interface NoticeProps {
  readonly notice: Notification
  /** When its page is opened. */
  readonly onOpen: () => void
  readonly actions?: ReactNode
}

/** One thing a person was told; leads to its page where it has one. */
export function Notice({ notice, onOpen, actions }: NoticeProps) {
  const { title, message } = noticeWords(notice)
  const inner = (
    <>
      {title && <p className="inbox-notice-title">{title}</p>}
      <p>{message}</p>
      <p className="quiet">{formatAge(notice.created_at, Date.now())}</p>
    </>
  )
  return (
    <div className="inbox-notice" data-unread={notice.read_at === null || undefined}>
      {notice.read_at === null && <span className="visually-hidden">{i18n._('Unread')}</span>}
      {notice.link === null ? (
        <div className="inbox-notice-text">{inner}</div>
      ) : (
        <Link to={notice.link} className="inbox-notice-text" onClick={onOpen}>
          {inner}
        </Link>
      )}
      {actions}
    </div>
  )
}
