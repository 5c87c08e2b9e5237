/**
 * Our own columns: one for each part of a person, as the export writes them, with the spellings that people
 * use in tables of their own. The first name of a column is the one that is documented and written.
 */
import {
  availability,
  email,
  emails,
  jsonObject,
  number,
  phone,
  phones,
  phonesOf,
  text,
  textsByName,
  time,
  yesOrNo,
} from './cells.ts'
import { column, type Format } from './format.ts'

export const felloe: Format = {
  name: 'Felloe',
  marks: [],
  columns: [
    column('id', 'id', text),
    column(['username', 'user', 'login', 'handle'], 'username', text),
    column(['emails', 'emailAddresses', 'mails'], 'emails', emails),
    column(['primaryEmail', 'email', 'mail', 'emailAddress', 'workEmail'], 'primaryEmail', email),
    column(['phones', 'phoneNumbers'], 'phones', phones),
    column(['primaryPhone', 'phone', 'phoneNumber', 'telephone', 'tel', 'whatsapp'], 'primaryPhone', phone),
    column(['officePhone', 'workPhone', 'businessPhone', 'phone2'], 'typedPhones', phonesOf('office')),
    column(
      ['mobilePhone', 'mobile', 'mobileNumber', 'cell', 'cellPhone', 'phone3'],
      'typedPhones',
      phonesOf('mobile'),
    ),
    column(['homePhone', 'privatePhone', 'phone4'], 'typedPhones', phonesOf('home')),
    column(['firstName', 'givenName', 'forename'], 'firstName', text),
    column(['lastName', 'surname', 'familyName'], 'lastName', text),
    column(['middleName'], 'middleName', text),
    column(['name', 'fullName'], 'fullName', text),
    column('displayName', 'displayName', text),
    column(['gender', 'sex'], 'gender', text),
    // ChakraHQ writes 0 for a birthday that is not known.
    column(['dob', 'dateOfBirth', 'birthday', 'birthDate'], 'dob', (cell) =>
      cell === 0 ? undefined : time(cell),
    ),
    column(['bio', 'about'], 'bio', text),
    column(['title', 'jobTitle', 'position'], 'title', text),
    column('department', 'department', text),
    column('group', 'group', text),
    column(['role', 'roleId', 'roleShortId'], 'role', text),
    column(['manager', 'managerEmail', 'managerUsername', 'reportsTo', 'supervisor'], 'manager', text),
    column(['isActive', 'active', 'enabled'], 'isActive', yesOrNo),
    column(['isDeleted', 'deleted'], 'isDeleted', yesOrNo),
    column(['availability', 'availabilityStatus'], 'availability', availability),
    column(['timezone', 'utcOffset'], 'timezone', text),
    column(['url', 'website', 'webSite', 'homepage'], 'url', text),
    column('address', 'address', text),
    column(['address2', 'homeAddress'], 'address2', text),
    column(['otherContacts', 'contacts'], 'otherContacts', text),
    column(['profileImageUrl', 'photo', 'picture'], 'profileImageUrl', text),
    column(['coverImageUrl'], 'coverImageUrl', text),
    column(['avatarUrl', 'avatar'], 'avatarUrl', text),
    column(['chats', 'services.chats'], 'chats', textsByName),
    column(['socials', 'services.socials'], 'socials', textsByName),
    column('data', 'data', jsonObject),
    column('onboardingData', 'onboardingData', jsonObject),
    column(['rate', 'hourlyRate'], 'rate', number),
    column(['addedAt', 'dateAdded', 'invitedAt'], 'addedAt', time),
  ],
}
