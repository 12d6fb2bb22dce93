"""Made-up posts to measure the finding of names on; sentences and names differ from those the model was trained on.

Nobody in them is real. {first}, {full}, {last} and {titled} are people; the posts of `NOBODY` name none.
"""

from __future__ import annotations

SOMEBODY = """
It was {first}'s last shift on the stroke unit tonight and there wasn't a dry eye in the house.
After 38 years in the NHS, {full} has hung up her fob watch for the last time.
What a night! Our porter {first} sang to every patient on the bay.
Delighted that {full} has been appointed as Deputy Director of Nursing.
Big hugs to {first}, who passed her viva this afternoon 🎓
You might know {first} from the tea bar. Today she turned 70!
When {first} fell at home in Southwick, our falls car was with her in 20 minutes.
"I thought I was dying," recalls {first}, who had sepsis in March.
Pop along to the atrium, where {first} and {first} are selling raffle tickets.
Our thoughts are with the family of {full}, a much loved colleague.
Ninety-two-year-old {first} danced with our physios this morning!
Say happy birthday to {first} if you see her on Bay 4 today 🎈
Ward clerk {first} deserves a medal.
Could whoever borrowed {first}'s stethoscope please bring it back?
We are looking for {full}, who left our emergency department at 3pm.
Please give {first} a call on the office line if you can do Sunday.
Thx {first} for sorting the bank shifts.
The new face at the front desk belongs to {first}.
Ever wondered what a podiatrist does? We followed {first} for a day.
Next up: {full} on frailty.
Keynote from {titled} starting now in the main hall.
Brilliant talk by {titled} about sickle cell.
Honoured to shake hands with {full}, 101, veteran and patient.
Little {first} lost his fight with leukaemia on Sunday. Fly high.
Baby {first} arrived at 4.02am, a brother for {first} 👶
Mum {first} said staff could not have done more.
Her husband {first} was allowed to stay overnight.
My nana {first} waited nine hours on a trolley.
my dad {first} is in bed 6 if anyone is visiting
our {first} got her transplant!!!
Carer {first} rang to say thanks.
{first} rang the end-of-treatment bell 🔔
{first} has COPD. Here is how she keeps well in winter.
{first}, from Pallion, gave up smoking after 40 years.
{first} was only 19 when he was told he had Crohn's.
{first} and I are on the district rota this weekend.
{first} & {first}, our dream team, are off to Parliament.
{full} takes over as chair from {full} in April.
{full}, who had a heart transplant in May, has climbed Snowdon.
{full} opened our garden with a pair of golden scissors.
{full} would like to thank the paramedics who came on Friday.
{titled} retires today after three decades in general practice.
{titled} is away until the 14th, so bloods go to the duty doctor.
{titled} asked us to pass on her thanks to everyone on nights.
Saw poor {titled} again today with that hip.
Not gonna lie {first} is the only reason this place runs
lol {first} fell asleep in handover
anyone else missing {first} on nights?
Cuppa with {first} in the day room ☕
Walking group was led by {first} this week, 3 miles done!
On the left is {first}, on the right is {first}.
From left: {full}, {full} and {full}.
Image shows {full} receiving her long service badge.
Article by {full} in today's Echo: https://example.org/a1
Nominated: {full} (pharmacy) and {full} (estates).
Recipe by {first}, our hospital cook.
Questions? Drop {first} a line.
Rest in peace {first}, you taught us all so much.
Condolences to {first} and her girls.
#WednesdayWin: {first} walked 10 steps today!
#FollowFriday our OT lead {full}
@NHSEngland so pleased you are sharing {first}'s story
RT @theRCN: {full} on why she stays in nursing
We had a letter today from {first} in Hetton, who we looked after at Christmas.
Four generations together: great-gran {first} meets baby {first}.
Sister {first} has run this ward since 1999.
Nurse {first} always has a kind word.
Staff Nurse {first} {last} has been nominated for a bravery award.
Our ambassador, {full}, lives with lupus.
Is it just me or does {first} make the best toast on the unit?
It's official: {full} is the UK's Porter of the Year.
Happy 100th {first}!
Good morning from {first}, {first} and the crew 🌞
Tell us your favourite memory of {first} below.
The surgeon, {titled}, said the operation went to plan.
Please keep {first} in your prayers tonight.
""".strip().splitlines()

NOBODY = """
Our blood clinic has moved from Nightingale House to the Rutherford Building.
Park at the Galleries multi-storey, then cross Victoria Avenue.
The Bevan Suite will be used for vaccinations until further notice.
Patients of Deerness Park and Millfield surgeries can book online.
Clocks go back on Sunday: an extra hour in bed for some!
Macmillan nurses are in the foyer until noon.
A cheque for £500 was handed to Marie Curie yesterday.
Talk to Samaritans, free, day or night, on 116 123.
St Benedict's Hospice is recruiting bank nurses.
St John Ambulance will be at the Stadium of Light.
Buses 20 and 20X stop outside Queen Alexandra Bridge.
Parkinson's support group meets in the Barnes Institute on Tuesdays.
A new drug for Alzheimer's has been turned down by NICE.
One in three people with Crohn's wait a year for a diagnosis.
What is Guillain-Barré syndrome? Our neurology team explain.
Alexa, what is the number for NHS 111?
Hey Siri, call me a taxi to Sunderland Eye Infirmary.
Santa is landing on the roof on Christmas Eve 🎅
Peppa Pig cheered up the children on ward F64.
Harry Potter night at the youth clinic!
Who remembers dressing up as Elsa? World Book Day is here.
Will the new rota start in May or June?
May bank holiday: GP surgeries are closed.
Mark your calendars for our open evening.
Grace and kindness go a long way on a busy shift.
Hope is a powerful thing. Read how our recovery college can help.
Joy as the maternity unit wins an award.
Faith groups are invited to our winter planning event.
Robin redbreast spotted in the hospice garden 🐦
Bill proposes new powers for mental health tribunals.
Rob Lane roundabout is closed tonight.
Rose Cottage day centre reopens after a refit.
Poppy appeal volunteers raised £900 in our main entrance.
Daisy Hill and Holly Bank care homes passed inspection.
Lily ward is now a mixed sex ward.
Jack can see his GP, nurse and social worker in one place #all4jack
Meet Jack, the man at the heart of our vision #All4Jack
Asking what Jack needs, not what is the matter with him. #ALL4JACK
John Street and Frederick Street will be shut for the half marathon.
Thank you Morrisons at Doxford Park for the Easter eggs!
Tesco on Wilson Street is collecting for our baby bank.
Marks & Spencer kindly donated flowers.
The Boots on Fawcett Street does flu jabs without an appointment.
Lloyds Bank staff painted our sensory room.
Ben & Jerry's all round, it's 30 degrees on nights!
John Lewis sent cushions to the family room.
Aston Villa fans raised the roof for our cardiac unit.
Players from Charlton Athletic played table tennis with our inpatients.
Good luck to Washington FC in the cup.
Children from St Joseph's made cards for our older patients.
Benedict Biscop Academy choir filled the atrium with song.
Thomas Hepburn Community Academy has our health bus on Thursday.
Martha's Rule gives families the right to a second opinion.
Have you done your Oliver McGowan training yet?
Natasha's Law is about allergen labels.
Sign up for the Macmillan Mighty Hike.
The Kate Granger awards are open for entries.
Nominate a colleague for a Cavell Star or a DAISY award.
Elizabeth Garrett Anderson was the first woman to qualify as a doctor in Britain.
Florence Nightingale was born 200 years ago this week.
Mary Seacole leadership programme: places available.
Lorenzo is going offline for an upgrade at midnight.
How to log in to Florence, our text message service.
The Waterlow score is being replaced by Purpose T.
Zimmer frames can be returned to the loan store on Leechmere Road.
Learn the Heimlich manoeuvre at our free first aid class.
Bring your Hickman line booklet to clinic.
The Darzi report calls the NHS broken, not beaten.
Sweet Caroline got everyone on their feet in the day room.
Washington walk-in centre is quieter than A&E right now.
Travelling from Chester-le-Street or Lincoln? Leave extra time.
Preston, Carlisle and Lancaster teams met in Kendal.
Our colleagues in Cardiff and Swansea showed us their virtual ward.
A Zulu warrior dance on the lawn, what a carnival day!
Sepsis kills. Know the signs.
Mums, dads and grandparents: your flu jab protects the little ones.
Nan always said an apple a day.
A gentleman in his nineties went home dancing today.
Our youngest volunteer is 16, our oldest is 91.
Doctor, nurse or paramedic? Come back to practice.
Matrons and sisters from six hospitals swapped ideas.
Dr on call numbers are on the noticeboard.
Proud to be part of Team Sunderland ❤️
Free parking on Boxing Day.
Kindness Costs Nothing. Wear A Mask. Save Lives.
Friends and Family Test: tell us how we did.
Don't wait in pain: Pharmacy First can help with earache.
Turn left at Gray Road and follow the signs for Maternity.
Anthony Nolan is looking for stem cell donors aged 16 to 30.
Sue Ryder's shop on Chester Road needs your books.
Barnardo's family hub drop-in, 10am, Hendon.
The King's Fund has published new figures on waiting times.
Rainbow Trust and Daisy Chain will have stalls.
Costa in the main entrance shuts at 8.
Greggs for breakfast, nights done.
Therapy dog Bertie will visit the dementia ward at 2.
Victoria sponge or lemon drizzle? Cake stall in the foyer!
Earl Grey or builder's? Come for a brew and a chat on Friday.
Our Recovery at Home team see people in Ryhope, Seaham and Houghton.
Christian Aid week starts today.
Dawn breaks over the helipad. Good morning all.
Autumn and winter vaccines: what you need to know.
Is your child due a jab? Check the red book.
Black History Month: proud of our Windrush nurses.
Diwali lights on the ward tonight 🪔
Eid Mubarak to all our colleagues and patients
Shana Tova to everyone marking Rosh Hashanah.
Burns Night haggis in the canteen.
Pancakes galore in the Francis Ward kitchen.
Wilson disease is rare and treatable.
""".strip().splitlines()
