"""Sentences to train on: {first}, {full}, {last}, {titled} and {initials} are people, the other slots are words."""

from __future__ import annotations

SOMEBODY = """
Huge thanks to {first} for covering the night shift.
Well done {first} and {first} on passing their {course}!
Congratulations to {full}, our new {role}.
Meet {full}, {role} at {place}.
Meet the team: {first}, {role}
Say hello to {first}, who joins us as {role} today.
Please welcome {full} to the {team} team {emoji}
We said goodbye to {full} after {number} years as {role}.
{first} has worked with us for {number} years and says every day is different.
{full} is our star of the {period}.
{full}, {role}, said: "It has been a privilege."
"I love my job" says {first}, {role} in {place}.
"They treated me like family," said {full}.
{first}, {number}, came home on {day} after {number} weeks in {place}.
{first} ({number}) was diagnosed with {condition} last {period}.
{first} from {town} had {condition} and wants to say thank you.
Our patient {first} rang the bell today {emoji}
Patient {titled} is now in bed {number}.
Had a lovely chat with {titled} about her garden this morning.
{titled} sent us this beautiful card.
{titled} will be running the {clinic} clinic from {day}.
Book with {titled} or {titled} by phone.
Thank you {titled}, you are amazing
Our {first} is having {number} weeks of physio at {place}.
our {first} was in {place} again last night
Little {first} was born at {number}:15 on {day}, weighing 7lb.
Wee {first} is doing so well.
Baby {first} went home with mum {first} and dad {first}.
Proud mum {first} with baby {first} on {place} {emoji}
My {relative} {first} was looked after so well on {place}.
My {relative} {first} passed away on {place} and the nurses were wonderful.
His {relative}, {full}, lives in {town}.
Her {relative} {first} said she had been poorly since {day}.
{first}'s {relative} told us how much the team meant to them.
{first}’s story: living with {condition} at {number}.
Read {first}'s story about life with {condition} {link}
Watch {first} talk about {condition} {link}
Listen to {full} on living with {condition}.
In memory of {full}, who died on {day}.
RIP {full}, a true legend of {place}.
Thinking of {first} and the family today.
Happy birthday {first}! {emoji}
Happy retirement {full} {emoji}
Happy {number}th birthday to {first} on {place} {emoji}
Good luck to {first} who is running the {event} for {charity}.
Well done to {full} and {full} who won the {award}.
Shout out to {first}, {first} and {first} in {place}!
Shoutout to our {role} {first} {emoji}
Massive thank you to {first} (@{handle}) for the cakes.
Great to see {full} at {event} today.
Lovely to meet {first} and her {relative} at {event}.
Visited {titled} at home in {town} today and she was on good form.
Just seen {first} in the corridor and he looked so well
Today we met {full}, who has lived with {condition} for {number} years.
Today {first} taught us about {condition}.
Today I was joined by {full} and {full} from {place}.
Ask for {first} at reception.
Ask {first} or {first} if you would like to take part.
Call {full} on extension {number}{number} for details.
Contact {full} if you need help with {condition}.
Email {first} to book.
Please contact {first} in {place} to swap shifts.
Can someone tell {first} the appointment has moved?
Has anyone seen {first} from {place}?
Does anyone know {full} who was on {place} in {period}?
Can you all give {first} a big cheer?
Did you know {first} has been a {role} for {number} years?
{first} did brilliantly in theatre yesterday.
{first} and {first} are raising money for {charity}.
{first} and her {relative} {first} came to say hello.
{first} needs {number} units of blood every month.
{first} was admitted with {condition} on {day}.
{first} lost her {relative} to {condition}.
{first} couldn't walk when he came to us.
{first} never gave up.
{first} wants you to know that it gets better.
{first} is {number} and has {condition}.
{first} tells us why she became a {role}.
{first} joined us in {period}.
{full} joined us from {town}.
{full} leads our {team} team.
{full} has been named {award} winner.
{full} opened the new {place}.
{full} will be at {event} on {day}.
{full} explains how to spot {condition}.
{full} and {full} presented our work on {condition} today.
{role} {first} explains what to expect.
{role} {full} explains how we care for people with {condition}.
{role} {first} is on call tonight.
Ward {role} {first} {last} said it was a team effort.
Our {role} {full} is on BBC Radio talking about {condition}.
Our lovely {role} {first} leaves us today.
Our very own {first} is in the paper!
The wonderful {first} from {place} {emoji}
The fabulous {full} {emoji}
The one and only {first}!
With thanks to {full} for the photo.
Photo: {full}
Photo by {full}
Pictured: {full} (left) with {full}.
Pictured left to right: {first}, {first}, {full} and {full}
L-R {first}, {first}, {first}
Speakers: {full}, {full} and {titled}.
Chair: {full}
Host: {titled}
Consultant: {titled}
Written by {full}, {role}.
Blog by {first} {link}
New blog from {full}: {link}
Words from {first}: "I can't thank them enough."
Message from {first}: stay safe everyone.
Love, {first} x
Best wishes, {first}
{first} x
From {first} and all at {place}
Come and see {first} and {first} on the stand at {event}.
Come along and meet {first}, our {role}.
A big welcome to {first} {emoji}
A special mention for {first} who stayed late.
A day in the life of {first}, {role}.
A lovely letter from {first}'s {relative}.
A visit from {first} made our day.
A patient called {first} asked for her to be moved.
A lady called {first} fell on {place}.
The patient, {full} from {town}, has {condition}.
The man in bed {number} is {full}.
Discharged {first} today, home to {town}.
Bed {number}: {initials}
Pt {initials} has {condition}.
{initials} in bed {number} is refusing meds
Clinic with {initials} was hard today.
Saw {titled} in clinic with {condition}.
Saw {first} in clinic this morning.
Spoke with {first} yesterday
Working with {first} today on {place}.
Sat with {first} all night.
Sending love to {first} and {first}.
Sending get well wishes to {full}.
Get well soon {first}!
Miss you {first}
Love you {first}
We love {first}!
We miss {first} so much already.
We will never forget {first}.
We asked {first} what she would say to others with {condition}.
We caught up with {full} in {place}.
We are so proud of {full}.
So proud of {first} today {emoji}
So sorry to hear about {first}.
Proud of our {first} for getting through {condition}
Mum of two {first} had {condition}.
Dad {first} stayed with him.
Grandad {first} is {number}.
Nana {first} turned {number} in {place} this week.
Auntie {first} came to visit
Ex-miner {full}, {number}, was treated for {condition}.
Former {role} {full} is now a volunteer.
Retired {role} {full}, {number}, of {town}, was treated at {place}.
Student {first} had her first day.
Volunteer {first} gives {number} hours a week.
Siblings {first} and {first} both have {condition}.
Twins {first} and {first} are {number} today.
Thanks {first} {emoji}
Thanks {first}, {first} & {first}!
Thank you {first}.
Thank you to {first} and the {team} team.
Ta {first}
Cheers {first}
Hi {first}, thanks for getting in touch.
Hello {first}, sorry to hear this.
Hi my name is {first} and I am a {role}
Hello my name is {first}. I work in {place}.
I'm {first} and I have {condition}.
My name is {full} and I work in {place}.
This is {first}.
This is {full}, our {role}.
Here's {first} with the latest.
Here is {full} talking about {condition}.
Introducing {full}, {role} {emoji}
Interview with {full} {link}
{first} 👏
{first}!! {emoji}
Name: {full}
Lead: {full}. Deputy: {full}.
Family of {full} thank {place}
{full} thanked staff on {place}
{full}: a life well lived
Nobody makes a brew like {first} does
even {first} cried when the choir sang
me and {first} on nights again lol
bless {first} she never stops
big up {first} and {first}
thank god for {first} tonight
cant believe {first} is leaving us
shes called {first} and shes {number}
ask {titled} about her {condition}
{relative} {first} diagnosed with {condition} aged {number}
{first} told {first} that {first} was back on {place}
@{handle} thank you {first} for today
@{handle} @{handle} {first} was brilliant with my {relative}
RT @{handle}: {full} at {event} today
RT @{handle}: Well done {first}!
Lots of love to {first} xx
Nominated by {first} on {place}.
Nominee: {full}, {place}
Winner: {full} {emoji}
Employee of the {period}: {full}
#TeamTuesday meet {first} {emoji}
#ThankYouThursday goes to {first} in {place}
#MeetTheTeam {full}, {role}
#ProudToCare {first} and {first} on {place}
Update on {first}: home by {day}.
News of {first}: still in {place} with {condition}.
Reminder: ring {first} on 0191 496 0{number} about the bus.
Text {first} if you can lend a walking frame.
Phone {first} or her {relative} on 07700 900{number}.
Message {first} to swap your shift.
Drop {first} a line.
Send {first} your ideas for {event}.
Give {first} a wave if you see her.
Give this to {first} please.
Bring cake for {first} on {day}.
Pop in and see {first}.
Please collect {first}'s bag from {place}.
Please return {first}'s glasses to {place}.
Whose is this? {first} left it in {place}.
{first}'s blood results are back.
{first}'s date of birth is wrong on the system.
{first}'s {relative} is asking when she can visit.
{first} {last}'s {relative} is asking when he can visit.
{first}, {number}, {condition}, bed {number}
{first} aged {number} has gone missing from {place}.
{first} {number} needs a lift to the {clinic} clinic.
Dear {first}, your {clinic} appointment has changed.
Sorry {first}, the {clinic} clinic is full.
Well {first} did it!
And {first} too {emoji}
With {first} on {place} today
By {first} {last}, {role}
Who knows {first} {last}?
Anyone heard from {first}?
Where is {first} tonight?
Is {first} still on {place}?
Was it {first} or {first} who had {condition}?
If {first} can do it so can you.
When {first} was {number} she had {condition}.
Because of {first} I am still here.
Thanks to {first} I can walk again.
Without {first} I would not be here.
Every day {first} rings her {relative} from {place}.
Last week {first} went home.
Last night {first} was on a trolley for {number} hours.
Yesterday {titled} told us about her {condition}.
The results for {titled} are back.
Appointment for {titled} moved to {day}.
Referral for {full} sent to {place}.
Transport for {titled} at 2pm please
Prescription for {full} is ready at {shop}.
Letter from {titled} of {town}
Parcel for {first} at reception
Cake for {first} in the staff room
Missing: {full}, {number}, last seen in {place}.
Answers to {first}.
She is called {first}.
He goes by {first}.
His name is {first} {last}.
Her name was {first}.
A boy named {first} gave us his teddy.
Two sisters, {first} and {first}, gave us flowers.
Spoke to {full} re {condition}
Handover: {first} poorly, {first} stable, {first} home
""".strip().splitlines()

NOBODY = """
The {clinic} clinic at {thing} is closed on {day}.
The {clinic} clinic moves to {thing} from {day}.
{thing} is open from 9am to 5pm.
Visiting at {thing} is from 2pm to 8pm.
Parking at {thing} is free for blue badge holders.
Find us on {road}, next to {shop}.
Find us at {road}.
Our {team} team has moved to {road}.
Join us at {thing} on {day} for {event}.
Join {charity} for {event} on {day}.
We are at {shop} on {road} on {day}.
We are working with {charity} to support people with {condition}.
Thank you to {shop} for the donation to {thing}.
Thanks to {charity} for supporting our {team} team {emoji}
Thanks to everyone at {thing}.
Well done to {thing} on their CQC rating.
Congratulations to everyone on {thing} {emoji}
Welcome to our new starters on {thing}!
A big thank you to {school} for the cards {emoji}
Pupils from {school} sang carols on {place}.
Students from {school} visited {place} today.
Staff on {thing} raised £{number}00 for {charity}.
{charity} has a helpline for people with {condition}.
{charity} is here for you, day or night.
{disease} affects one in {number} people.
{disease} affects the way you move.
Living with {disease}? Come to our group on {day}.
World {disease} Day is on {day}.
It is {disease} Awareness Week.
Our {disease} nurses can help.
Do you care for someone with {disease}?
{campaign} starts on {day}.
{campaign} is back! Find out more {link}
Have you heard about {campaign}? {link}
Read more about {campaign} {link}
We support {campaign} {emoji}
Get ready for {campaign} {emoji}
{assistant}, set a reminder to take my tablets.
Ask {assistant} to remind you to take your medicine.
You can ask {assistant} for NHS advice.
{character} came to {place} today {emoji}
{character} is coming to {town} {emoji}
A visit from {character} cheered everyone up on {place}.
{character} has left presents for the children on {place}.
{team_name} players visited {place} today.
{team_name} v {team_name} is on {day}, so expect traffic near {thing}.
Roadworks on {road} mean delays for {clinic} patients.
The bus to {town} stops on {road}.
The {award} closes on {day}.
Nominations for the {award} are open!
Shortlisted for the {award} {emoji}
We use {system} for our records.
{system} is down this morning, so please bear with us.
The {tool} is now on every ward.
The {tool} training is on {day}.
Will you be at {event}?
Will your child have the flu vaccine? Ask your GP.
Will be at {thing} all day if you want a chat.
May is {disease} awareness month.
May we remind you that visiting ends at 8pm.
May half term clinics are open.
Mark your diary: {event} is on {day}.
Mark the date for {campaign}.
Hope to see you at {event}!
Hope everyone has a lovely weekend {emoji}
Hope you are well.
Joy and tears on {place} today.
What a joy to see everyone at {event}.
Faith leaders joined us at {event}.
Our multi-faith room is on {road}.
Grace period for {campaign} ends on {day}.
Rob your wallet, not your health: stop smoking.
Bill payments are due on {day}.
The Bill is now law.
Sue the bear is on {place} {emoji}
Pat the dog visited {place}: therapy dogs are the best.
Frank talk about drugs: see the website.
Dawn shifts are the hardest.
Rose garden open at {thing}.
Summer reading challenge at the library on {road}.
Autumn boosters are available at {thing}.
Christian, Muslim and Jewish chaplains are here for you.
April showers did not stop us at {event} {emoji}
June and July clinics are now open for booking.
August bank holiday opening times {link}
Holly and ivy all over {place} {emoji}
Carol service in the chapel on {day}.
Penny for your thoughts: fill in our survey {link}
Victoria sponge, {event} and good company {emoji}
Jack of #all4jack shows how we work together.
Jack is why we do it. #all4jack
How would this help Jack? #All4Jack
{song} was on repeat at {event} {emoji}
Choir sang {song} on {place}.
{historic} would be proud of our nurses.
On this day {historic} was born.
Inspired by {historic} {emoji}
{historic} showed us the way.
International Nurses Day marks the birthday of {historic}.
Pharmacies open on {day}: {shop}, {road}.
{shop} on {road} is open until 10pm for prescriptions.
Flu jabs at {shop} from {day}.
Drop in to {thing} on {day}, 10am to 2pm.
Travel: take the Metro to {town} then walk up {road}.
{town} and {town} walk-in centres are open.
Are you in {town}? Come to {event}.
Our {team} team are out in {town} today.
The {team} team at {thing} need your views.
The new {thing} opens on {day}.
Parents can use {thing} for free.
If you need urgent help, call NHS 111.
Have your say on {clinic} services in {town} {link}
Book your {clinic} appointment {link}
Thank you to all our volunteers {emoji}
Thank you to our amazing {team} team {emoji}
Great day at {event} with @{handle} and @{handle}
RT @{handle}: {event} is on {day}
RT @{handle}: Come and join us at {thing}!
@{handle} thanks for sharing
@{handle} Please send us a message with your details.
Don't forget to change your clocks on {day}.
It's {campaign}!
Our carers are heroes {emoji}
A patient told us today that our team changed her life.
A patient in his 80s went home today {emoji}
A mum told us how our midwives helped her.
Her consultant said she could go home.
His nurse sat with him all night.
My nan was looked after so well on {place}.
My mam had her hip done at {thing}.
Dad had a fall and the team came out within the hour.
Mum and baby doing well {emoji}
Nurse in charge on {place} today? Please ring the desk.
Doctor shortage hits {town} surgeries.
Sister ward to {place} opens in {period}.
Matron says wash your hands!
Our Matron is on the ward every day.
Students, apply for a {role} post at {thing}.
Vacancy: {role}, {thing}, band {number}. {link}
We are hiring a {role} in {town}.
Could you be a {role}? {link}
{role}s needed at {thing}.
Nurses, doctors, porters, cleaners: thank you.
Stay hydrated in the heat {emoji}
Wash your hands, keep your distance.
Five ways to wellbeing: Connect, Be Active, Take Notice, Keep Learning, Give.
Free Health Checks For Over 40s In {town}
Your Mental Health Matters. Talk To Us.
Self-care week starts on {day}.
Pop in for a brew {emoji}
Book now: {link}
See you on {day} {emoji}
Good morning {town}! {emoji}
Good luck to all our students today {emoji}
Happy International Nurses Day {emoji}
Happy Christmas from all of us on {place} {emoji}
Happy Diwali to everyone celebrating {emoji}
Eid Mubarak from all at {thing} {emoji}
Ramadan Kareem to all our colleagues.
Happy St George's Day
Thank you {town} {emoji}
Well done team {emoji}
Great teamwork on {place} today.
So proud of our {team} team {emoji}
Amazing news from {thing} {emoji}
Breaking: {clinic} waiting times fall at {thing}.
New: {campaign} leaflets in Polish, Urdu, Bengali and Arabic.
{tag} {tag} {tag}
{event} {tag} {tag}
We loved {event}! {tag}
Big news for {town} {tag}
Find out about {condition} {tag}
{road} and {road} are closed for {event}.
Turn left at {road} for the {clinic} clinic.
{hospital} and {hospital} have joined {campaign}.
{thing} is now a mixed ward.
{thing} ward is closed to visitors.
{thing} is looking for volunteers.
{charity} is looking for volunteers in {town}.
{charity} nurses are on {place} until 4pm.
{charity}'s shop on {road} needs your old books.
{shop} kindly donated flowers to {thing}.
{shop} sent treats for everyone on nights {emoji}
{shop} or {shop} for breakfast after nights?
{system} is offline at midnight for an upgrade.
How to log in to {system}.
Report it on {system} please.
{tool} has changed, please read the new guide.
The {tool} is being replaced.
{character} night at the youth club on {day}!
Who dressed up as {character} for World Book Day?
{song} got everyone singing on {place}.
{team_name} fans raised £{number}00 for {thing}.
Players from {team_name} met staff on {place}.
{campaign} gives families a say.
{campaign} is about allergies. {link}
Have you done your {campaign} yet?
{historic} was born in this month.
Nominate someone for the {award}.
{disease} support group, {day}, {thing}.
A new drug for {disease} is here.
What is {disease}? Our team explain.
Hay fever, coughs and colds: ask at {shop}.
A man aged {number} from {town} had {condition}.
A woman of {number} with {condition} waited all night on {place}.
Lady in bed {number} is asking for her cat.
Our {number} year old lady on {place} had {condition}.
The little lad on {place} with {condition} made us smile.
Neighbour says he has {condition}.
MRN H{number}{number}21 moved to {place}.
Patient ID S-{number}{number}4 needs a porter.
Hospital number RX{number}{number}99 to {place}
Silver Ford outside {thing} with its lights on.
Blue Vauxhall blocking the ambulance bay at {thing}.
Our hundred-year-old hall needs a new roof.
Flat {number}, {road}, {town}: no answer at the door.
She lives at {number} {road}, {town}.
Cellulitis? Bronchitis? Ask your pharmacist.
Norovirus is back: please do not visit {place}.
Update: {clinic} clinic open as usual.
Update: male, {number}, {condition}, going home {day}.
Update: DOB unknown, no next of kin.
Update: Council offices closed {day}.
Update: Chickenpox is about, keep spotty children at home.
Return library books by {day} please.
Apply by {day} for the {role} post.
Offer ends {day}.
From {day} to {day} the {clinic} clinic is shut.
Open from {day} until {day}.
Private ambulance blocking {road}.
News: {event} moved to {day}.
Female, {number}, {condition}, bed {number}.
Male {number} years, off legs, {condition}.
Do you have {condition}? You are not alone.
""".strip().splitlines()

WORDS: dict[str, list[str]] = {
    "course": """Care Certificate|nursing degree|exams|OSCE|first year|preceptorship|driving test|Level 3""".split(
        "|"
    ),
    "role": """ward sister|healthcare assistant|staff nurse|physiotherapist|occupational therapist|paramedic|receptionist|ward
clerk|porter|domestic|chef|consultant|midwife|health visitor|district nurse|community matron|pharmacist|GP|practice manager|care
home manager|carer|volunteer|social worker|link worker|Chief Executive|Chief Nurse|Medical Director|Clinical Lead|Charge
Nurse|HCA|ANP|chaplain|dietitian|speech therapist|radiographer|surgeon|anaesthetist|registrar|student nurse|apprentice|play
specialist|support worker|peer worker|Service Manager|Non-Executive Director|Governor""".replace(
        "\n", " "
    ).split("|"),
    "place": """Ward {number}|Ward A{number}|ward {number}|ICU|A&E|CCU|the stroke unit|maternity|the children's ward|outpatients|the day
unit|theatres|SCBU|NICU|reception|the hospice|{town}|{town} General|{thing}|the Recovery at Home team|Integrated Team
{number}|the care home|the surgery|our practice|elderly care|the dementia unit|the rehab unit|radiology|the
pharmacy""".replace("\n", " ").split("|"),
    "team": """district nursing|stroke|dementia|crisis|physio|palliative care|midwifery|catering|estates|Recovery at
Home|falls|diabetes|heart failure|respiratory|school nursing|mental health|learning disability|sexual
health|pharmacy|discharge|{town}""".replace("\n", " ").split("|"),
    "clinic": "flu|eye|diabetes|baby|blood test|fracture|hearing|foot|skin|asthma|memory|breast|smoking|pain|dental".split(
        "|"
    ),
    "number": [
        str(number)
        for number in (
            2,
            3,
            4,
            5,
            6,
            7,
            8,
            9,
            11,
            12,
            14,
            17,
            19,
            23,
            27,
            31,
            34,
            45,
            52,
            60,
            67,
            73,
            78,
            84,
            89,
            92,
            101,
        )
    ],
    "period": "month|year|week|the 1980s|2019|quarter|March|May|June|September|spring|summer".split("|"),
    "day": """Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mon 4th|12 May|1 June|3 April|today|tomorrow|Christmas
Day|14 February|Sat 9 Sept|last night|Wed|18th April|6th August|the 2nd of June|June 12|early May|mid April|14 Sept|31 Jan 2026|1 July|May 3rd|late June|March 2027|August bank holiday|April|May|June|August|Saturday 9 May""".replace(
        "\n", " "
    ).split("|"),
    "condition": """breast cancer|dementia|{disease}|a stroke|sepsis|COPD|diabetes|MS|epilepsy|heart failure|asthma|a broken
hip|depression|anxiety|cystic fibrosis|leukaemia|arthritis|Covid|autism|pneumonia|kidney failure|endometriosis|lupus|sickle
cell""".replace("\n", " ").split("|"),
    "disease": """Parkinson's|Parkinsons|Alzheimer's|alzheimers|Crohn's|Crohns disease|Huntington's|Hodgkin lymphoma|Tourette's|Tourette
syndrome|Asperger's|Down syndrome|Down's syndrome|Bell's palsy|Raynaud's|Addison's disease|Cushing's|Guillain-Barré|Meniere's|Marfan
syndrome|Turner syndrome|Graves' disease|Barrett's oesophagus|Wilson's disease|Hirschsprung's|Sjögren's|Lewy body dementia|Korsakoff's|Kawasaki
disease|Duchenne|Lyme disease|Paget's disease|Ewing sarcoma|Non-Hodgkin lymphoma|Motor Neurone Disease|Dementia|Cancer|Diabetes|Williams
syndrome|Angelman syndrome|Rett syndrome|Perthes""".replace("\n", " ").split("|"),
    "town": """Sunderland|Washington|Durham|Gateshead|Seaham|Houghton|Hetton|Newcastle|Leeds|Preston|Lincoln|Carlisle|Chester|Kendal|Derby|Bury|St
Helens|St Albans|Wells|Bath|Reading|Leigh|Nelson|Morley|Whitby|Redcar|Stanley|Consett|Peterlee|Hartlepool|South Shields|Kirkby|Ashton|Royston|Crawley|Wigan|Barnsley|Cardiff|Swansea|Belfast|Dundee|Perth|Hamilton|Clyde|Dudley|Warwick|Stafford|Telford|Luton|Slough|Bradford|Halifax|Craigavon|Livingston|Brent|Camden|Barnet|Harlow|Jarrow|Southwick|Pallion|Hendon|Fulwell|Millfield|Ryhope|Doxford|Lancaster|Bolton|Blackburn|Burnley|Oldham""".replace(
        "\n", " "
    ).split("|"),
    "thing": """{thing_name} {thing_kind}|{thing_name} {thing_kind}|the {thing_name} {thing_kind}|St {saint}'s {saint_kind}|St {saint}'s|St. {saint}'s
{saint_kind}|St {saint} Hospital|{hospital}|{hospital}|{afull} {thing_kind}|{afirst} {thing_kind}|{alast} {thing_kind}|the {afull} {thing_kind}|{alast} and
{alast} {thing_kind}|{thing_name}""".replace("\n", " ").split("|"),
    "thing_name": """Nightingale|Florence Nightingale|Mary Seacole|Seacole|Bevan|Aneurin Bevan|Victoria|Queen Victoria|Prince
Philip|King George|Elizabeth|Alexandra|Princess Anne|Princess Royal|Diana|Edith Cavell|Cavell|Churchill|Winston
Churchill|Fleming|Lister|Jenner|Pasteur|Curie|Darwin|Newton|Stephenson|George Stephenson|Wordsworth|Dickens|Shakespeare|Austen|Bronte|Chaucer|Byron|Keats|Nelson|Wellington|Drake|Raleigh|Cromwell|Wilberforce|Pankhurst|Garrett
Anderson|Elizabeth Garrett Anderson|Rosalind Franklin|Franklin|Ada Lovelace|Turing|Alan Turing|Grace Darling|Bede|Cuthbert|Aidan|Hilda|Oswald|Jubilee|Emma Darwin|Robert Owen|Joseph
Rowntree|Rowntree|Peabody|Guinness|Wolfson|Sainsbury|Nuffield|Wellcome|Kendrick|Barnes|Maggie|Molly|Grace|Faith|Hope|Joy|Rose|Lavender|Primrose|Heather|Bluebell|Daisy|Lily|Poppy|Willow|Hazel|Rowan|Ivy|Violet|Iris|Fern|Jasmine|Robin|Martin|Kestrel""".replace(
        "\n", " "
    ).split("|"),
    "thing_kind": """Ward|ward|Unit|House|Hospital|Centre|Suite|Building|Wing|Clinic|Health Centre|Medical Centre|Surgery|Medical Practice|Practice|Hospice|Care
Home|Nursing Home|Lodge|Court|Hall|Room|Theatre|Library|Park|Primary School|Academy|College|Foundation|Trust|Charity|Fund|Institute|School of
Nursing|Community Hospital|Day Unit|Children's Centre|Lecture|Conference Suite|Gallery|Cafe|Street|Road|Ward coffee morning|Stadium""".replace(
        "\n", " "
    ).split("|"),
    "saint": """Thomas|George|James|Mary|Luke|John|Peter|Bartholomew|Christopher|Catherine|Helen|Margaret|Anthony|Aidan|Bede|Cuthbert|Benedict|Andrew|Mark|Michael|Oswald|Nicholas|Ann|Joseph|Vincent|Clare|Patrick|David|Hilda|Stephen|Martin|Francis|Elizabeth|Paul|Barnabas|Columba|Teresa|Richard|Chad|Giles|Augustine""".split(
        "|"
    ),
    "saint_kind": """Hospital|Hospice|Church|Primary School|School|RC Primary|Medical Centre|Church Hall|Ward|Surgery|Road|Park""".split(
        "|"
    ),
    "hospital": """James Cook University Hospital|the James Cook|Queen Elizabeth Hospital|the QE|Royal Victoria Infirmary|the RVI|Addenbrooke's|Great Ormond
Street|Alder Hey|Frimley Park|John Radcliffe|the John Radcliffe|Guy's and St Thomas'|King's College Hospital|Barts|Royal Stoke|Leighton Hospital|Arrowe Park|Clatterbridge|The Christie|Wythenshawe|Salford
Royal|Pinderfields|Jimmy's|St James's|Royal Marsden|Papworth|Stoke Mandeville|Queen Alexandra Hospital|Princess Alexandra
Hospital|Prince Charles Hospital|Glangwili|Morriston|Ysbyty Gwynedd|Ninewells|Victoria Hospital|Queen Margaret Hospital|Raigmore|Altnagelvin|Craigavon|Daisy Hill|Royal Alexandra Children's Hospital|Evelina London|Lister
Hospital|Luton and Dunstable|Basildon|Broomfield|William Harvey|Maidstone|Conquest|Darent Valley|George Eliot Hospital|Russells
Hall|Walsgrave|Queen's Medical Centre|Freeman Hospital|Sunderland Royal|Monkwearmouth|Rosewood|Robert Jones and Agnes Hunt|Nelson Mandela House|Sir Robert Peel Hospital|Sir Bobby Robson Centre|Margaret Stanhope Centre|Elizabeth Garrett Anderson Hospital|Chapel Allerton|Kettering General""".replace(
        "\n", " "
    ).split("|"),
    "road": """{alast} Street|{alast} Road|{alast} Avenue|{afirst} Street|{afirst} Road|{afirst} Terrace|Victoria Road|Albert Road|Queen Alexandra Road|King George
Square|St {saint}'s Road|St {saint}'s Terrace|Chester Road|Durham Road|Fawcett Street|John Street|Frederick Street|William
Street|Norfolk Street|Stockton Road|Ryhope Road|Nelson Street|Wellington Lane|Churchill Way|Queen's Road|Alice Street|Mary
Street|Thomas Street North|Grey Street|Grainger Street|Collingwood Drive|Byron Close|Milburn Way|Elizabeth Crescent|Park Lane|High Street
West""".replace("\n", " ").split("|"),
    "shop": """Boots|Tesco|Morrisons|Sainsbury's|Sainsburys|Marks & Spencer|Marks and Spencer|M&S|John Lewis|Lloyds Pharmacy|Lloyds|Greggs|Wilko|Debenhams|Waitrose|Asda|Aldi|Costa|Nando's|McDonald's|Waterstones|Specsavers|Holland
& Barrett|WHSmith|Clarks|Barclays|Matalan|Primark|Next|Superdrug|Wickes|Halfords|Ikea|Iceland|Poundland|Jacksons|Thorntons|Hotel
Chocolat|Warburtons|Cadbury|Dunelm|Halifax|Domino's|Pizza Hut|Krispy Kreme|Heron|Cohens Chemist|Rowlands Pharmacy|Well
Pharmacy|Davidsons|Ringtons|Fenwick|Bettys|Wetherspoons|Ben & Jerry's|Kellogg's|Heinz|Nivea|Lidl|{alast}'s Bakery|{alast} Butchers|{alast} & Sons|{afirst}'s Cafe|{alast} Opticians""".replace(
        "\n", " "
    ).split("|"),
    "charity": """Macmillan|Macmillan Cancer Support|Marie Curie|Samaritans|the Samaritans|Sue Ryder|Barnardo's|Barnardos|Mind|Age UK|Scope|Alzheimer's
Society|Alzheimer Scotland|Parkinson's UK|Crohn's & Colitis UK|Cancer Research UK|Teenage Cancer Trust|Anthony Nolan|CLIC Sargent|Young Lives vs
Cancer|Tommy's|Bliss|Sands|Cruse|Winston's Wish|Maggie's|Maggies|Daisy Garland|Ronald McDonald House|Roald Dahl's Marvellous Children's Charity|Sir
Bobby Robson Foundation|Jo Cox Foundation|Stephen Lawrence Day Foundation|Mary's Meals|Papyrus|CALM|Rainbows|St John Ambulance|St Oswald's Hospice|St
Benedict's Hospice|Acorns|Claire House|Zoe's Place|Grace House|Daisy Chain|Martin House|Derian House|Leonard Cheshire|Turning
Point|Joseph Rowntree Foundation|King's Fund|The King's Fund|Nuffield Trust|Helen Bamber Foundation|Prince's Trust|Duke of Edinburgh|Lily Foundation|Ellen
MacArthur Cancer Trust|Lewis-Manning Hospice|Thorpe Hall|Pilgrims|Katharine House|Emmaus|Dr Barnardo's|Florence Nightingale Foundation|Queen's Nursing
Institute|Cavell Nurses' Trust|the {alast} Foundation|the {afull} Trust|{afull} Foundation|{afirst}'s Fund""".replace(
        "\n", " "
    ).split("|"),
    "school": """St {saint}'s Primary|St {saint}'s RC Primary School|{alast} Primary|{alast} Academy|Thomas More School|Sir Thomas Boteler|Bede Academy|Farringdon
Academy|Monkwearmouth Academy|St Anthony's|Thornhill|Benedict Biscop|Harry Watts Academy|Richard Avenue Primary|Grace
Academy|George Washington Primary|Emmanuel College|Dame Dorothy Primary|{afull} School""".replace(
        "\n", " "
    ).split("|"),
    "campaign": """#HelloMyNameIs|Martha's Rule|Oliver McGowan training|Oliver McGowan Mandatory Training|John's Campaign|Clare's Law|Sarah's Law|Awaab's Law|Natasha's
Law|Max and Keira's Law|Movember|Stoptober|Dry January|Macmillan Coffee Morning|Schwartz Rounds|World Parkinson's Day|Jeans for Genes|Red Nose Day|Children in
Need|Comic Relief|Race for Life|Great North Run|Time to Talk|Wear It Pink|Purple Tuesday|Florence Nightingale Day|Burns Night|St Patrick's Day|St David's
Day|Valentine's Day|Mother's Day|Father's Day|Guy Fawkes Night|Robin Hood Challenge|Martin Luther King Day|Nelson Mandela Day|Black History Month|Operation
Christmas Child|Daisy Awards|The Daisy Award|Jack Petchey Awards|Hannah's Law|Harvey's Law|{afirst}'s Law|{afirst}'s Campaign|the {afirst} campaign|{afirst}'s
Rule|#JusticeFor{afirst}|Project Wingman|Ask Angela|Ask for ANI""".replace("\n", " ").split("|"),
    "assistant": "Alexa|Siri|Cortana|Hey Google|Google|Amazon Alexa|Bixby|Flo|Florence|Ask First|Limbic|Wysa|Heidi|Copilot".split(
        "|"
    ),
    "character": """Santa|Santa Claus|Father Christmas|Mrs Claus|Rudolph|Frosty|Jack Frost|The Easter Bunny|Elsa and Anna|Elsa|Spider-Man|Spiderman|Batman|Peppa
Pig|Paddington|Paddington Bear|Pudsey|Mickey Mouse|Minnie Mouse|Mr Tumble|Mr Men|Bluey|Thomas the Tank Engine|Winnie the Pooh|Harry
Potter|Peter Pan|Bob the Builder|Fireman Sam|Postman Pat|Buzz Lightyear|Woody|Snow White|Cinderella|Sonic|Super Mario|Mary
Poppins|Wallace and Gromit|Shaun the Sheep|Samson the Cat|Delilah|Monty Magpie|Teddy|Barney|Buddy the Elf|Elf on the Shelf|Alfie the therapy
dog|Therapy dog {afirst}|{afirst} the therapy dog|{afirst} the dog|our therapy dog {afirst}|{afirst} the robot|Nurse Nancy the bear""".replace(
        "\n", " "
    ).split("|"),
    "team_name": """Sunderland|Newcastle United|Aston Villa|Charlton Athletic|Everton|Stoke City|Preston North End|Crystal Palace|Wolverhampton
Wanderers|Bradford City|Leyton Orient|Queens Park Rangers|Celtic|St Mirren|St Johnstone|Hamilton Academical|Partick Thistle|Hearts|Hibernian|Nottingham
Forest|Lincoln City|Blackburn Rovers|Newcastle Falcons|Leeds Rhinos|St Helens|Warrington Wolves|Harlequins|Durham CCC|SAFC|NUFC|Gateshead FC|Washington FC""".replace(
        "\n", " "
    ).split("|"),
    "event": """the open day|a coffee morning|our AGM|the Sunderland Air Show|the staff awards|a drop-in|the careers fair|our summer fair|the Great
North Run|Pride|our carers' lunch|the menopause cafe|bingo|a tea party|the conference|#NHSConfed|the health fair|Breakfast club|a wellbeing
walk|the Macmillan Coffee Morning|the Jo Cox lunch|{alast} Lecture|the {afull} Memorial Lecture|the {alast} Cup|the {afirst} {alast} Memorial
Trophy""".replace("\n", " ").split("|"),
    "award": """Daisy Award|Cavell Star|Cavell Star Award|Nightingale Award|Florence Nightingale award|Queen's Nurse award|HSJ Award|Mary Seacole Award|Parliamentary
Award|Star Award|Kate Granger Award|Kate Granger Compassionate Care Award|RCN award|Team of the Year|{afull} Award|{alast} Prize|Rising Star|Unsung
Hero|Chair's Award|Helen Storey award|Bevan Prize""".replace("\n", " ").split("|"),
    "system": """SystmOne|Lorenzo|Cerner|RiO|Rio|EMIS|Datix|Ulysses|Allocate|Florence|Teams|Zoom|ESR|Nervecentre|Docman|AccuRx|Heidi|Patchs|Epic|Meditech|Millennium|Ardens|Athena|Adastra|Badgernet|Ophelia""".split(
        "|"
    ),
    "tool": """Waterlow score|Braden scale|Apgar score|Barthel Index|Rockwood score|Glasgow Coma Scale|Bristol Stool Chart|Hickman line|Foley
catheter|Zimmer frame|Thomas splint|Heimlich manoeuvre|Bobath concept|Epley manoeuvre|Montgomery ruling|Gillick competence|Fraser guidelines|Caldicott
Guardian|Makaton signs|Braille leaflet|Edinburgh Postnatal Depression Scale|Abbey Pain Scale|Johari window|Maslow pyramid|Kübler-Ross
model|Cochrane review|Francis Report|Marmot Review|Ockenden report|Darzi review|Kirkup report|Messenger review|Mental Health Act|Equality Act""".replace(
        "\n", " "
    ).split("|"),
    "song": """Sweet Caroline|Hey Jude|Come On Eileen|Roxanne|Delilah|Angie|Dancing Queen|Jolene|Billie Jean|Eleanor Rigby|Lola|Layla|Oh Carol|Good King
Wenceslas|Bohemian Rhapsody|Blaydon Races|Mustang Sally|Jack and Jill|Rudolph the Red-Nosed Reindeer|Michelle|Peggy Sue|Gloria|Valerie|Mamma
Mia|Cecilia""".replace("\n", " ").split("|"),
    "historic": """Florence Nightingale|Mary Seacole|Aneurin Bevan|Nye Bevan|Edith Cavell|Alexander Fleming|Elizabeth Garrett Anderson|Marie
Curie|Edward Jenner|Joseph Lister|Louis Pasteur|William Beveridge|Beveridge|Nightingale|Dame Cicely Saunders|Cicely Saunders|the Venerable Bede|St
Cuthbert|St Luke""".replace("\n", " ").split("|"),
    "relative": """mum|mam|dad|son|daughter|wife|husband|nan|nana|gran|grandad|brother|sister|uncle|aunt|partner|mother|father|carer|niece|nephew|granddaughter|grandson|neighbour|friend|mother-in-law""".split(
        "|"
    ),
    "handle": """atbsunderland|STSFTrust|NHSEngland|nhsnenc|SunderlandUK|sunderlandecho|theRCN|WeNurses|LucyNurse1|dr_patel|DrAmir|Sue_Jones|janeRN|AgeUKSund|CNTWNHS|NHSuk|macmillancancer|tommy_w|MarieCurieUK|mattgp|Ward7Team""".split(
        "|"
    ),
    "link": "https://www.nhs.uk/live-well|https://bit.ly/2xYz|www.example.nhs.uk|https://t.co/abc123|".split(
        "|"
    ),
    "emoji": "👏|❤️|💙|😊|🎉|🌈|🙌|😍|!|!!||||👶|🎂|🏆|xx|:)|".split("|"),
    "tag": """#all4jack|#All4Jack|#futureNHS|#vanguard|#NHS|#Sunderland|#TeamNHS|#ProudToCare|#MentalHealthMatters|#DementiaAwareness|#JohnsCampaign|#HelloMyNameIs|#SaferStaffing|#MacmillanCoffee|#MarthasRule|#ThankYouNHS|#NursesDay|#FluJab|#CaringTogether|#MayMeasurementMonth|#Movember|#StJohnsAmbulance|#{afirst}sLaw|#TheChristie|#ClapForCarers|#WorldMentalHealthDay|#NHS75|#WeAreRecruiting""".split(
        "|"
    ),
}
"""What the other slots are filled with; names in them are parts of names of things."""
