/** What the platform writes into authentication templates, by language; English where it is not known here. */

interface Texts {
  readonly body: string
  readonly advice: string
  /** `%` is the number of minutes. */
  readonly expiry: string
  readonly copy: string
}

const english: Texts = {
  body: '*{{1}}* is your verification code.',
  advice: 'For your security, do not share this code.',
  expiry: 'This code expires in % minutes.',
  copy: 'Copy code',
}
const texts: Readonly<Record<string, Texts>> = {
  en: english,
  de: {
    body: '*{{1}}* ist dein Verifizierungscode.',
    advice: 'Teile diesen Code zu deiner Sicherheit nicht.',
    expiry: 'Dieser Code läuft in % Minuten ab.',
    copy: 'Code kopieren',
  },
  es: {
    body: 'Tu código de verificación es *{{1}}*.',
    advice: 'Por tu seguridad, no lo compartas.',
    expiry: 'Este código caduca en % minutos.',
    copy: 'Copiar código',
  },
  fr: {
    body: 'Votre code de vérification est *{{1}}*.',
    advice: 'Pour votre sécurité, ne le partagez pas.',
    expiry: 'Ce code expire dans % minutes.',
    copy: 'Copier le code',
  },
  pt: {
    body: 'Seu código de verificação é *{{1}}*.',
    advice: 'Para sua segurança, não o compartilhe.',
    expiry: 'Este código expira em % minutos.',
    copy: 'Copiar código',
  },
  uk: {
    body: 'Ваш код підтвердження: *{{1}}*.',
    advice: 'Заради безпеки нікому не повідомляйте цей код.',
    expiry: 'Код дійсний % хв.',
    copy: 'Скопіювати код',
  },
}

function textsIn(language: string): Texts {
  return texts[language.split('_', 1)[0] ?? ''] ?? english
}

export function bodyText(language: string, withAdvice: boolean): string {
  const { body, advice } = textsIn(language)
  return withAdvice ? `${body} ${advice}` : body
}

export function footerText(language: string, minutes: number): string {
  return textsIn(language).expiry.replace('%', String(minutes))
}

export function copyLabel(language: string): string {
  return textsIn(language).copy
}
